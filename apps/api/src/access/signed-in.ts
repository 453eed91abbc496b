import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { Session } from '@planfix-asterisk/contracts';
import type { Request } from 'express';

/** Kept beside the request, not on it: nothing a stranger sends can become a session. */
const sessions = new WeakMap<Request, Session>();

export function rememberSession(request: Request, session: Session): void {
  sessions.set(request, session);
}

/** The session of the caller; only in routes that are not for everyone. */
export const SignedIn = createParamDecorator((_: unknown, context: ExecutionContext): Session => {
  const session = sessions.get(context.switchToHttp().getRequest<Request>());
  if (session === undefined) throw new Error('A route for everyone asked for the session');
  return session;
});
