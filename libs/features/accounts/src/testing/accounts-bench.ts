import { createLogger, openSecretBox } from '@planfix-asterisk/runtime';
import { AccountStore, AuditLog, SessionStore } from '@planfix-asterisk/storage';
import { temporaryStorage } from '@planfix-asterisk/storage/testing';
import { Accounts } from '../accounts.ts';
import { logIn } from '../log-in.ts';
import { LoginThrottle } from '../login-throttle.ts';
import { SecondFactor } from '../second-factor.ts';
import { Sessions } from '../sessions.ts';

export const password = 'correct horse battery';
export const address = '10.0.0.1';

/** All that has to do with who is who, on a database of its own, with a clock that stands until it is moved. */
export async function openAccountsBench() {
  const clock = { time: 1_764_000_000_000, now: () => clock.time };
  const temporary = await temporaryStorage();
  const { storage } = temporary;
  const auditLog = new AuditLog(storage, clock);
  const store = new AccountStore(storage, auditLog);
  const throttle = new LoginThrottle(clock);
  const sessions = new Sessions({ store: new SessionStore(storage, auditLog), accounts: store, clock });
  const secondFactor = new SecondFactor({ store, box: openSecretBox('key of the spec'), clock });
  const accounts = new Accounts({ store, clock, throttle });
  const rooms = {
    store,
    auditLog,
    sessions,
    secondFactor,
    throttle,
    logger: createLogger({ level: 'silent' }),
  };

  const logInAs = (username: string, typed = password, code?: string) =>
    logIn(rooms, { username, password: typed, code }, { address, userAgent: 'spec' });
  const sessionOf = async (username: string): Promise<string> => {
    const outcome = await logInAs(username);
    if (outcome.status !== 'logged-in') throw new Error(outcome.status);
    return outcome.sessionId;
  };
  const audited = async () => (await auditLog.list({}, { limit: 50 })).items.toReversed();
  const close = () => temporary[Symbol.asyncDispose]();
  return { ...rooms, clock, storage, accounts, logInAs, sessionOf, audited, close };
}

export type AccountsBench = Awaited<ReturnType<typeof openAccountsBench>>;
