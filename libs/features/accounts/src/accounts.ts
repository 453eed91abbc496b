import type { AccountChange, NewAccount, Account } from '@planfix-asterisk/contracts';
import type { Clock } from '@planfix-asterisk/runtime';
import type { AccountStore, AuditRecord, StoredAccount } from '@planfix-asterisk/storage';
import type { LoginThrottle } from './login-throttle.ts';
import { checkPassword, hashPassword } from './password.ts';
import { hasSecondFactor } from './second-factor.ts';

export interface Actor {
  readonly username: string;
  readonly address: string;
}

/** So long a removed account can be brought back. */
const undoMs = 24 * 3_600_000;

type Refusal = 'set-by-file' | 'not-found';

/** People of the panel, as its administrators see and change them. */
export class Accounts {
  readonly #store: AccountStore;
  readonly #clock: Clock;
  readonly #throttle: LoginThrottle;

  constructor(rooms: { store: AccountStore; clock: Clock; throttle: LoginThrottle }) {
    this.#store = rooms.store;
    this.#clock = rooms.clock;
    this.#throttle = rooms.throttle;
  }

  async list(): Promise<Account[]> {
    return (await this.#store.list()).map(toAccount);
  }

  async add(request: NewAccount, by: Actor): Promise<'added' | 'name-taken'> {
    const { username, role } = request;
    await this.#store.forgetRemoved(this.#clock.now() - undoMs);
    const added = await this.#store.add(
      {
        username,
        role,
        passwordHash: await hashPassword(request.password),
        source: 'panel',
        createdAt: this.#clock.now(),
      },
      { audit: { ...told(by, 'account.created', username), after: { role } } },
    );
    return added === 'added' ? 'added' : 'name-taken';
  }

  /** Role, a new password for a forgotten one, the second factor off for a lost phone. Ends the person's sessions. */
  async change(id: number, change: AccountChange, by: Actor): Promise<'changed' | 'last-admin' | Refusal> {
    const account = await this.#store.findById(id);
    if (account === null) return 'not-found';
    const isOfFile = account.source === 'file';
    if (isOfFile && (change.role !== undefined || change.password !== undefined)) return 'set-by-file';
    const { role, password, secondFactor } = change;
    const audit = {
      ...told(by, 'account.changed', account.username),
      before: { role: account.role },
      after: { role: role ?? account.role, isPasswordNew: password !== undefined, secondFactor },
    };
    const passwordHash = password === undefined ? undefined : await hashPassword(password);
    const at = this.#clock.now();
    return this.#store.change(
      id,
      {
        ...(role === undefined ? {} : { role }),
        ...(passwordHash === undefined ? {} : { passwordHash }),
        ...(secondFactor === undefined ? {} : { secondFactor }),
      },
      { at, audit },
    );
  }

  async remove(id: number, by: Actor): Promise<'removed' | 'last-admin' | Refusal> {
    const account = await this.#store.findById(id);
    if (account === null) return 'not-found';
    if (account.source === 'file') return 'set-by-file';
    const audit = { ...told(by, 'account.removed', account.username), before: { role: account.role } };
    return this.#store.remove(account.id, { at: this.#clock.now(), audit });
  }

  /** Takes a removal back. */
  async restore(id: number, by: Actor): Promise<'restored' | 'not-found'> {
    const account = await this.#store.findRemoved(id);
    if (account?.removedAt == null || account.removedAt < this.#clock.now() - undoMs) return 'not-found';
    return this.#store.restore(id, told(by, 'account.restored', account.username));
  }

  /** One's own, knowing the present one. The session it is done in goes on, the others end. */
  async changeOwnPassword(
    passwords: { present: string; next: string },
    by: Actor & { readonly sessionHash: string },
  ): Promise<'changed' | 'wrong' | 'throttled' | Refusal> {
    const account = await this.#store.findByName(by.username);
    if (account === null) return 'not-found';
    const check = await this.#isOwn(account, passwords.present, by.address);
    if (check !== 'right') return check;
    if (account.source === 'file') return 'set-by-file';
    await this.#store.change(
      account.id,
      { passwordHash: await hashPassword(passwords.next) },
      {
        at: this.#clock.now(),
        audit: told(by, 'account.password-changed', account.username),
        keptSession: by.sessionHash,
      },
    );
    return 'changed';
  }

  /** One's own, knowing the password: an open panel on a desk must not be enough. */
  async turnOwnSecondFactorOff(
    password: string,
    by: Actor & { readonly sessionHash: string },
  ): Promise<'changed' | 'wrong' | 'throttled' | 'not-found'> {
    const account = await this.#store.findByName(by.username);
    if (account === null) return 'not-found';
    const check = await this.#isOwn(account, password, by.address);
    if (check !== 'right') return check;
    await this.#store.change(
      account.id,
      { secondFactor: 'off' },
      {
        at: this.#clock.now(),
        audit: told(by, 'second-factor.off', account.username),
        keptSession: by.sessionHash,
      },
    );
    return 'changed';
  }

  async #isOwn(
    account: StoredAccount,
    password: string,
    address: string,
  ): Promise<'right' | 'wrong' | 'throttled'> {
    if (this.#throttle.startTry(account.username, address) > 0) return 'throttled';
    const check = await checkPassword(password, account.passwordHash);
    if (check === 'wrong') return 'wrong';
    this.#throttle.forgive(account.username, address);
    return check === 'busy' ? 'throttled' : 'right';
  }
}

function toAccount(account: StoredAccount): Account {
  const { id, username, role, source, createdAt, changedAt } = account;
  return { id, username, role, source, createdAt, changedAt, hasSecondFactor: hasSecondFactor(account) };
}

function told(by: Actor, action: string, target: string): AuditRecord {
  return { actor: by.username, action, target, address: by.address };
}
