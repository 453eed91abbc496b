import type { Login, Session } from '@planfix-asterisk/contracts';
import { logIn } from '@planfix-asterisk/accounts';
import type { LoginRooms } from '@planfix-asterisk/accounts';
import type { Request, Response } from 'express';
import type { AccessRules } from '../access/access-rules.ts';
import type { SessionCookie } from '../access/session-cookie.ts';
import { ApiProblem } from '../http/api-problem.ts';

/** Lets people in: by the log-in form, and right after the first administrator has been made. */
export class LoginDesk {
  constructor(
    private readonly rooms: LoginRooms,
    private readonly cookie: SessionCookie,
    private readonly rules: AccessRules,
  ) {}

  async enter(login: Login, request: Request, response: Response): Promise<Session> {
    const visitor = { address: request.ip ?? '', userAgent: request.header('user-agent') ?? '' };
    const outcome = await logIn(this.rooms, login, visitor);
    switch (outcome.status) {
      case 'logged-in':
        this.cookie.write(response, outcome.sessionId);
        return this.rules.toSession(outcome.session);
      case 'wrong':
        throw new ApiProblem('wrong-credentials', 'Name or password is wrong.');
      case 'second-factor-needed':
        throw new ApiProblem('second-factor-needed', 'Now the code of the authenticator app, as `code`.');
      case 'second-factor-wrong':
        throw new ApiProblem(
          'second-factor-wrong',
          'The code does not fit or has been used; take the next one.',
        );
      case 'throttled':
        throw tooManyAttempts(outcome.retryAfterMs);
      default:
        throw new Error(`Unknown outcome of a log-in: ${String(outcome satisfies never)}`);
    }
  }
}

export function tooManyAttempts(retryAfterMs: number): ApiProblem {
  const retryAfterS = Math.ceil(retryAfterMs / 1000);
  return new ApiProblem('too-many-attempts', `Too many attempts; try again in ${retryAfterS} s.`, {
    retryAfterS,
  });
}
