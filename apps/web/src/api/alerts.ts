import type { Alert, AlertChannel, AlertKind, AlertTest } from '@planfix-asterisk/contracts';
import { queryOptions } from '@tanstack/react-query';
import type { LogSource } from '../shared/log/log-source.ts';
import { api } from './client.ts';

/** Below `status`: every hint that something is up or down again brings it anew. */
export const alertsQuery = queryOptions({
  queryKey: ['status', 'alerts'],
  queryFn: ({ signal }) => api.get('/api/alerts', { signal }),
  refetchInterval: 15_000,
});

export const alertsSource: LogSource<Alert> = {
  key: ['alerts'],
  topic: 'status',
  rowKey: ({ id }) => String(id),
  fetchPage: (place, signal) => api.get('/api/alerts/history', { query: place, signal }),
};

export async function acknowledgeAlert(id: number): Promise<void> {
  await api.post('/api/alerts/{id}/acknowledge', { path: { id } });
}

export async function muteAlerts(kind: AlertKind, minutes: number): Promise<void> {
  await api.put('/api/alerts/mutes/{kind}', { path: { kind }, body: { minutes } });
}

export function testChannel(channel: AlertChannel): Promise<AlertTest> {
  return api.post('/api/alerts/test', { body: { channel } });
}
