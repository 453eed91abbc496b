import { dashboardSchema } from '@planfix-asterisk/contracts';
import { queryOptions } from '@tanstack/react-query';
import { request } from './client.ts';

export const dashboardQuery = queryOptions({
  queryKey: ['status'],
  queryFn: ({ signal }) => request(dashboardSchema, '/api/dashboard', { signal }),
  // The net under the live stream.
  refetchInterval: 15_000,
});
