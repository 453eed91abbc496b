import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { ActiveSession } from '@planfix-asterisk/accounts';
import type { Request } from 'express';

/** Kept beside the request, not on it: nothing a stranger sends can become a session. */
const sessions = new WeakMap<Request, ActiveSession>();

export function rememberSession(request: Request, session: ActiveSession): void {
  sessions.set(request, session);
}

export function sessionOf(context: ExecutionContext): ActiveSession | undefined {
  return sessions.get(context.switchToHttp().getRequest<Request>());
}

/** The session of the caller; only in routes that are not for everyone. */
export const SignedIn = createParamDecorator((_: unknown, context: ExecutionContext): ActiveSession => {
  const session = sessionOf(context);
  if (session === undefined) throw new Error('A route for everyone asked for the session');
  return session;
});
