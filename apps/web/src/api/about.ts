import { queryOptions } from '@tanstack/react-query';
import { api } from './client.ts';

export const aboutQuery = queryOptions({
  queryKey: ['about'],
  queryFn: ({ signal }) => api.get('/api/about', { signal }),
});
