import type { Role, Session } from '@planfix-asterisk/contracts';
import type { Clock } from '@planfix-asterisk/runtime';
import type { AccountStore, StoredAccount } from '@planfix-asterisk/storage';
import { csrfTokenOf, hashOf, isSessionId, newSessionId } from './session-secrets.ts';

const idleMs = 12 * 3_600_000;
const absoluteMs = 7 * 24 * 3_600_000;
/** Being seen is written at most this often: it would be a write per request. */
const touchMs = 60_000;

export interface ActiveSession {
  readonly accountId: number;
  readonly username: string;
  readonly role: Role;
  readonly csrfToken: string;
}
export interface StartedSession {
  /** For the cookie (httpOnly, SameSite=Strict); the store has only its hash. */
  readonly sessionId: string;
  readonly session: Session;
}

/** Server-side sessions: end after 12 h without use, after 7 days at the latest, or when they are revoked. */
export class Sessions {
  readonly #store: AccountStore;
  readonly #clock: Clock;

  constructor(store: AccountStore, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  async start(account: StoredAccount, address: string): Promise<StartedSession> {
    const sessionId = newSessionId();
    const now = this.#clock.now();
    await this.#store.removeSessions({ seenBefore: now - idleMs, createdBefore: now - absoluteMs });
    await this.#store.addSession(
      { idHash: hashOf(sessionId), accountId: account.id, createdAt: now, lastSeenAt: now, address },
      { actor: account.username, action: 'session.started', target: account.username, address },
    );
    const { username, role } = account;
    return { sessionId, session: { username, role, csrfToken: csrfTokenOf(sessionId) } };
  }

  /** The session of a cookie, if it is still good; using it keeps it from going idle. */
  async find(sessionId: string): Promise<ActiveSession | undefined> {
    if (!isSessionId(sessionId)) return undefined;
    const idHash = hashOf(sessionId);
    const found = await this.#store.findSession(idHash);
    if (found === undefined) return undefined;
    const { session, account } = found;
    const now = this.#clock.now();
    if (now >= session.lastSeenAt + idleMs || now >= session.createdAt + absoluteMs) {
      await this.#store.removeSession(idHash);
      return undefined;
    }
    if (now >= session.lastSeenAt + touchMs) await this.#store.touchSession(idHash, now);
    const { id, username, role } = account;
    return { accountId: id, username, role, csrfToken: csrfTokenOf(sessionId) };
  }

  async end(sessionId: string, by: { username: string; address: string }): Promise<void> {
    await this.#store.removeSession(hashOf(sessionId), {
      actor: by.username,
      action: 'session.ended',
      target: by.username,
      address: by.address,
    });
  }
}
