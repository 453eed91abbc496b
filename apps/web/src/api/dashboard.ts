import { queryOptions } from '@tanstack/react-query';
import { api } from './client.ts';

export const dashboardQuery = queryOptions({
  queryKey: ['status'],
  queryFn: ({ signal }) => api.get('/api/dashboard', { signal }),
  // The net under the live stream.
  refetchInterval: 15_000,
});
