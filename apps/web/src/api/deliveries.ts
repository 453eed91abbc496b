import type { Delivery, DeliveryFilter, ReplayRequest } from '@planfix-asterisk/contracts';
import { queryOptions } from '@tanstack/react-query';
import type { LogSource } from '../shared/log/log-source.ts';
import type { PeriodFilter } from '../shared/period.ts';
import { timed } from '../shared/period.ts';
import { api } from './client.ts';

export const deliveriesSource = (filter: DeliveryFilter & PeriodFilter): LogSource<Delivery> => ({
  key: ['deliveries', filter],
  topic: 'deliveries',
  rowKey: ({ id }) => String(id),
  fetchPage: (place, signal) => api.get('/api/deliveries', { query: { ...timed(filter), ...place }, signal }),
});

export const deliveryQuery = (id: string) =>
  queryOptions({
    queryKey: ['deliveries', 'one', id],
    queryFn: ({ signal }) => api.get('/api/deliveries/{id}', { path: { id }, signal }),
  });

export async function skipDelivery(id: number, skip: ReplayRequest): Promise<void> {
  await api.post('/api/deliveries/{id}/skip', { path: { id }, body: skip });
}

export async function replayDelivery(id: number, replay: ReplayRequest): Promise<void> {
  await api.post('/api/deliveries/{id}/replay', { path: { id }, body: replay });
}
