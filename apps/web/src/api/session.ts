import type { FirstAdmin, Login, Session } from '@planfix-asterisk/contracts';
import { sessionSchema, setupStateSchema } from '@planfix-asterisk/contracts';
import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { ApiFailure, rememberCsrfToken, request } from './client.ts';

async function fetchSession(signal: AbortSignal): Promise<Session | null> {
  try {
    return remembered(await request(sessionSchema, '/api/session', { signal }));
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
  queryFn: ({ signal }) => request(setupStateSchema, '/api/setup', { signal }),
  staleTime: Infinity,
});

export async function logIn(login: Login): Promise<Session> {
  return remembered(await request(sessionSchema, '/api/session', { method: 'POST', body: login }));
}

export async function createFirstAdmin(admin: FirstAdmin): Promise<Session> {
  return remembered(await request(sessionSchema, '/api/setup', { method: 'POST', body: admin }));
}

export async function logOut(): Promise<void> {
  await request(z.unknown(), '/api/session', { method: 'DELETE' });
  rememberCsrfToken(null);
}
