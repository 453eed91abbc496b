import type { SettingsSection } from '@planfix-asterisk/contracts';
import { queryOptions } from '@tanstack/react-query';
import { api } from './client.ts';

export const settingsQuery = queryOptions({
  queryKey: ['settings'],
  queryFn: ({ signal }) => api.get('/api/settings', { signal }),
});

export async function saveSection(section: SettingsSection, value: unknown): Promise<void> {
  await api.put('/api/settings/{section}', { path: { section }, body: { value } });
}
