import type { FirstAdmin, Login, Session } from '@planfix-asterisk/contracts';
import { queryOptions } from '@tanstack/react-query';
import { ApiFailure, api, rememberCsrfToken } from './client.ts';

async function fetchSession(signal: AbortSignal): Promise<Session | null> {
  try {
    return remembered(await api.get('/api/session', { signal }));
  } catch (failure) {
    if (failure instanceof ApiFailure && failure.status === 401) return null;
    throw failure;
  }
}

function remembered(session: Session): Session {
  rememberCsrfToken(session.csrfToken);
  return session;
}

/** `null`: nobody is logged in. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => fetchSession(signal),
  staleTime: Infinity,
});

export const setupStateQuery = queryOptions({
  queryKey: ['setup'],
  queryFn: ({ signal }) => api.get('/api/setup', { signal }),
  staleTime: Infinity,
});

export async function logIn(login: Login): Promise<Session> {
  return remembered(await api.post('/api/session', { body: login }));
}

export async function createFirstAdmin(admin: FirstAdmin): Promise<Session> {
  return remembered(await api.post('/api/setup', { body: admin }));
}

export async function logOut(): Promise<void> {
  await api.delete('/api/session');
  rememberCsrfToken(null);
}
