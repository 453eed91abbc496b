import type { NewSavedFilter } from '@planfix-asterisk/contracts';
import { queryOptions } from '@tanstack/react-query';
import { api } from './client.ts';

export const savedFiltersQuery = queryOptions({
  queryKey: ['saved-filters'],
  queryFn: ({ signal }) => api.get('/api/saved-filters', { signal }),
  staleTime: 60_000,
});
export const saveFilter = (filter: NewSavedFilter) => api.post('/api/saved-filters', { body: filter });
export const removeFilter = (id: number) => api.delete('/api/saved-filters/{id}', { path: { id } });
