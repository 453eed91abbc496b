import type { PanelSettings, SettingsSection } from '@planfix-asterisk/contracts';
import { queryOptions } from '@tanstack/react-query';
import { api } from './client.ts';

export const readSettings = (signal?: AbortSignal): Promise<PanelSettings> =>
  api.get('/api/settings', signal && { signal });

export const settingsQuery = queryOptions({
  queryKey: ['settings'],
  queryFn: ({ signal }) => readSettings(signal),
});

export async function saveSection(section: SettingsSection, value: unknown): Promise<void> {
  await api.put('/api/settings/{section}', { path: { section }, body: { value } });
}
