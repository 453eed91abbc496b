import { queryOptions } from '@tanstack/react-query';
import { api } from './client.ts';

export const storeSizeQuery = queryOptions({
  queryKey: ['store-size'],
  queryFn: ({ signal }) => api.get('/api/store-size', { signal }),
  staleTime: 60_000,
});
