import type { AccountChange, NewAccount } from '@planfix-asterisk/contracts';
import { queryOptions } from '@tanstack/react-query';
import { api } from './client.ts';

export const accountsQuery = queryOptions({
  queryKey: ['accounts'],
  queryFn: ({ signal }) => api.get('/api/accounts', { signal }),
});

export const addAccount = (account: NewAccount) => api.post('/api/accounts', { body: account });
export const changeAccount = (id: number, change: AccountChange) =>
  api.patch('/api/accounts/{id}', { path: { id }, body: change });
export const removeAccount = (id: number) => api.delete('/api/accounts/{id}', { path: { id } });
export const restoreAccount = (id: number) => api.post('/api/accounts/{id}/restore', { path: { id } });
