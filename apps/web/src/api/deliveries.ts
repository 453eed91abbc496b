import type { DeliveryFilter, ReplayRequest } from '@planfix-asterisk/contracts';
import { deliveryDetailSchema, deliveryPageSchema } from '@planfix-asterisk/contracts';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { queryString, request } from './client.ts';

export const deliveriesQuery = (filter: DeliveryFilter) =>
  infiniteQueryOptions({
    queryKey: ['deliveries', 'list', filter],
    queryFn: ({ signal, pageParam }) =>
      request(deliveryPageSchema, `/api/deliveries${queryString({ ...filter, cursor: pageParam })}`, {
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

export const deliveryQuery = (id: string) =>
  queryOptions({
    queryKey: ['deliveries', 'one', id],
    queryFn: ({ signal }) =>
      request(deliveryDetailSchema, `/api/deliveries/${encodeURIComponent(id)}`, { signal }),
  });

export async function replayDelivery(id: number, replay: ReplayRequest): Promise<void> {
  await request(z.unknown(), `/api/deliveries/${id}/replay`, { method: 'POST', body: replay });
}
