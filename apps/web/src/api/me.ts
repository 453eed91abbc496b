import type { OwnPassword } from '@planfix-asterisk/contracts';
import { queryOptions } from '@tanstack/react-query';
import { api } from './client.ts';

export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: ({ signal }) => api.get('/api/sessions', { signal }),
});
export const endSession = (id: string) => api.delete('/api/sessions/{id}', { path: { id } });
export const endOtherSessions = () => api.delete('/api/sessions');

export const changePassword = (passwords: OwnPassword) => api.put('/api/me/password', { body: passwords });
export const offerSecondFactor = () => api.post('/api/me/second-factor');
export const confirmSecondFactor = (code: string) => api.put('/api/me/second-factor', { body: { code } });
export const turnSecondFactorOff = (password: string) =>
  api.delete('/api/me/second-factor', { body: { password } });
