import { queryOptions } from '@tanstack/react-query';
import { api } from './client.ts';

export const dashboardQuery = queryOptions({
  queryKey: ['status'],
  queryFn: ({ signal }) => api.get('/api/dashboard', { signal }),
  // The net under the live stream.
  refetchInterval: 15_000,
});

/** The hours of a period; the last of them goes on, so it is asked for again now and then. */
export const statsQuery = (from: number, to: number) =>
  queryOptions({
    queryKey: ['hours', from, to],
    queryFn: ({ signal }) => api.get('/api/stats', { query: { from, to }, signal }),
    refetchInterval: 60_000,
  });
