import type { Login, Session } from '@planfix-asterisk/contracts';
import { logIn } from '@planfix-asterisk/accounts';
import type { LoginRooms } from '@planfix-asterisk/accounts';
import type { Response } from 'express';
import type { SessionCookie } from '../access/session-cookie.ts';
import { ApiProblem } from '../http/api-problem.ts';

/** Lets people in: by the log-in form, and right after the first administrator has been made. */
export class LoginDesk {
  constructor(
    private readonly rooms: LoginRooms,
    private readonly cookie: SessionCookie,
  ) {}

  async enter(login: Login, address: string, response: Response): Promise<Session> {
    const outcome = await logIn(this.rooms, login, address);
    switch (outcome.status) {
      case 'logged-in':
        this.cookie.write(response, outcome.sessionId);
        return outcome.session;
      case 'wrong':
        throw new ApiProblem('wrong-credentials', 'Name or password is wrong.');
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
