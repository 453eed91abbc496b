import type { OpenSession, Role, Session } from '@planfix-asterisk/contracts';
import type { Clock } from '@planfix-asterisk/runtime';
import type { AccountStore, SessionStore, StoredAccount } from '@planfix-asterisk/storage';
import { hasSecondFactor } from './second-factor.ts';
import { csrfTokenOf, hashOf, isSessionId, newSessionId } from './session-secrets.ts';

const idleMs = 12 * 3_600_000;
const absoluteMs = 7 * 24 * 3_600_000;
/** Being seen is written at most this often: it would be a write per request. */
const touchMs = 60_000;
const longestUserAgent = 300;

export interface ActiveSession {
  readonly accountId: number;
  readonly username: string;
  readonly role: Role;
  readonly csrfToken: string;
  readonly hasSecondFactor: boolean;
  /** Names the session among those of the person; nobody can log in with it. */
  readonly sessionHash: string;
}
export interface StartedSession {
  /** For the cookie (httpOnly, SameSite=Strict); the store has only its hash. */
  readonly sessionId: string;
  readonly session: ActiveSession;
}
export interface Visitor {
  readonly address: string;
  readonly userAgent: string;
}

/** Server-side sessions: end after 12 h without use, after 7 days at the latest, or when they are revoked. */
export class Sessions {
  readonly #store: SessionStore;
  readonly #accounts: Pick<AccountStore, 'list'>;
  readonly #clock: Clock;

  constructor(rooms: { store: SessionStore; accounts: Pick<AccountStore, 'list'>; clock: Clock }) {
    this.#store = rooms.store;
    this.#accounts = rooms.accounts;
    this.#clock = rooms.clock;
  }

  async start(account: StoredAccount, { address, userAgent }: Visitor): Promise<StartedSession> {
    const sessionId = newSessionId();
    const now = this.#clock.now();
    await this.#store.forget({ seenBefore: now - idleMs, createdBefore: now - absoluteMs });
    await this.#store.add(
      {
        idHash: hashOf(sessionId),
        accountId: account.id,
        createdAt: now,
        lastSeenAt: now,
        address,
        userAgent: userAgent.slice(0, longestUserAgent),
      },
      { actor: account.username, action: 'session.started', target: account.username, address },
    );
    return { sessionId, session: toActive(account, sessionId) };
  }

  /** The session of a cookie, if it is still good; using it keeps it from going idle. */
  async find(sessionId: string): Promise<ActiveSession | undefined> {
    if (!isSessionId(sessionId)) return undefined;
    const idHash = hashOf(sessionId);
    const found = await this.#store.find(idHash);
    if (found === undefined) return undefined;
    const { session, account } = found;
    const now = this.#clock.now();
    if (now >= session.lastSeenAt + idleMs || now >= session.createdAt + absoluteMs) {
      await this.#store.remove(idHash);
      return undefined;
    }
    if (now >= session.lastSeenAt + touchMs) await this.#store.touch(idHash, now);
    return toActive(account, sessionId);
  }

  async end(sessionId: string, by: { username: string; address: string }): Promise<void> {
    await this.#store.remove(hashOf(sessionId), {
      actor: by.username,
      action: 'session.ended',
      target: by.username,
      address: by.address,
    });
  }

  /** One's own sessions; an administrator sees everybody's. */
  async list(viewer: ActiveSession): Promise<OpenSession[]> {
    const now = this.#clock.now();
    const names = new Map((await this.#accounts.list()).map(({ id, username }) => [id, username]));
    const sessions = await this.#store.list({
      seenSince: now - idleMs,
      createdSince: now - absoluteMs,
      ...(viewer.role === 'admin' ? {} : { accountId: viewer.accountId }),
    });
    return sessions.map(({ idHash, accountId, createdAt, lastSeenAt, address, userAgent }) => ({
      id: idHash,
      username: names.get(accountId) ?? '',
      createdAt,
      lastSeenAt,
      address,
      userAgent,
      isOwn: accountId === viewer.accountId,
      isCurrent: idHash === viewer.sessionHash,
    }));
  }

  /** A session of the list; who may not see it cannot end it either. */
  async endListed(id: string, viewer: ActiveSession, address: string): Promise<'ended' | 'not-found'> {
    const found = await this.#store.find(id);
    const mayEnd = viewer.role === 'admin' || found?.account.id === viewer.accountId;
    if (found === undefined || !mayEnd) return 'not-found';
    const target = found.account.username;
    await this.#store.remove(id, { actor: viewer.username, action: 'session.ended', target, address });
    return 'ended';
  }

  async endOthers(viewer: ActiveSession, address: string): Promise<void> {
    const { accountId, sessionHash, username } = viewer;
    const audit = { actor: username, action: 'sessions.ended', target: username, address };
    await this.#store.removeOthers(accountId, sessionHash, audit);
  }
}

function toActive(account: StoredAccount, sessionId: string): ActiveSession {
  const { id, username, role } = account;
  return {
    accountId: id,
    username,
    role,
    csrfToken: csrfTokenOf(sessionId),
    hasSecondFactor: hasSecondFactor(account),
    sessionHash: hashOf(sessionId),
  };
}

/** What the browser gets to know of its session. */
export function toSession(
  active: ActiveSession,
  rules: Pick<Session, 'mustSetUpSecondFactor' | 'timeZone'>,
): Session {
  const { username, role, csrfToken, hasSecondFactor: hasOne } = active;
  return { username, role, csrfToken, hasSecondFactor: hasOne, ...rules };
}
