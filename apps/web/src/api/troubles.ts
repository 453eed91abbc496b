import { queryOptions } from '@tanstack/react-query';
import { api } from './client.ts';

/** Below `deliveries`: whatever makes the log stale makes this stale. */
export const troublesQuery = queryOptions({
  queryKey: ['deliveries', 'troubles'],
  queryFn: ({ signal }) => api.get('/api/troubles', { signal }),
});
