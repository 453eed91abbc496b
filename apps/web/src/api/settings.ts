import type { SettingsSection } from '@planfix-asterisk/contracts';
import { panelSettingsSchema } from '@planfix-asterisk/contracts';
import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { request } from './client.ts';

export const settingsQuery = queryOptions({
  queryKey: ['settings'],
  queryFn: ({ signal }) => request(panelSettingsSchema, '/api/settings', { signal }),
});

export async function saveSection(section: SettingsSection, value: unknown): Promise<void> {
  await request(z.unknown(), `/api/settings/${section}`, { method: 'PUT', body: { value } });
}
