import type { Login } from '@planfix-asterisk/contracts';
import type { Logger } from '@planfix-asterisk/runtime';
import type { AccountStore, AuditLog } from '@planfix-asterisk/storage';
import type { LoginThrottle } from './login-throttle.ts';
import { checkPassword } from './password.ts';
import type { SecondFactor } from './second-factor.ts';
import { hasSecondFactor } from './second-factor.ts';
import type { Sessions, StartedSession, Visitor } from './sessions.ts';

export type LoginOutcome =
  | ({ readonly status: 'logged-in' } & StartedSession)
  /** Name or password: which of them is not told. */
  | { readonly status: 'wrong' }
  /** The password is right; now the code of the authenticator app, or a right one. */
  | { readonly status: 'second-factor-needed' | 'second-factor-wrong' }
  | { readonly status: 'throttled'; readonly retryAfterMs: number };

export interface LoginRooms {
  readonly store: AccountStore;
  readonly auditLog: AuditLog;
  readonly sessions: Sessions;
  readonly secondFactor: SecondFactor;
  readonly throttle: LoginThrottle;
  readonly logger: Logger;
}

/** Checks name, password and second factor; too many wrong ones must wait. */
export async function logIn(rooms: LoginRooms, login: Login, visitor: Visitor): Promise<LoginOutcome> {
  const { username, code } = login;
  const { address } = visitor;
  const retryAfterMs = rooms.throttle.startTry(username, address);
  if (retryAfterMs > 0) {
    rooms.logger.warn({ event: 'login-throttled', address, retryAfterMs });
    return { status: 'throttled', retryAfterMs };
  }
  const account = await rooms.store.findByName(username);
  const check = await checkPassword(login.password, account?.passwordHash);
  if (check === 'busy') {
    rooms.throttle.forgive(username, address);
    return { status: 'throttled', retryAfterMs: 1000 };
  }
  if (account === null || check === 'wrong') {
    rooms.logger.warn({ event: 'login-refused', address });
    // Unknown names are not written: anybody could fill the audit log with them.
    if (account !== null) await tellRefused(rooms.auditLog, account.username, address);
    return { status: 'wrong' };
  }
  if (hasSecondFactor(account)) {
    if (code === undefined || code === '') return { status: 'second-factor-needed' };
    if ((await rooms.secondFactor.check(account, code, address)) === 'wrong') {
      await tellRefused(rooms.auditLog, account.username, address);
      return { status: 'second-factor-wrong' };
    }
  }
  rooms.throttle.forgive(username, address);
  return { status: 'logged-in', ...(await rooms.sessions.start(account, visitor)) };
}

function tellRefused(auditLog: AuditLog, username: string, address: string): Promise<void> {
  return auditLog.write({ actor: 'unknown', action: 'login.refused', target: username, address });
}
