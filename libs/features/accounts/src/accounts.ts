import type { Role } from '@planfix-asterisk/contracts';
import type { Clock } from '@planfix-asterisk/runtime';
import type { AccountStore, AuditRecord, StoredAccount } from '@planfix-asterisk/storage';
import type { LoginThrottle } from './login-throttle.ts';
import { checkPassword, hashPassword } from './password.ts';

export type Account = Omit<StoredAccount, 'passwordHash'>;
export interface Actor {
  readonly username: string;
  readonly address: string;
}
export interface NewAccountRequest {
  readonly username: string;
  /** At least 10 characters; checked by the contract's schema. */
  readonly password: string;
  readonly role: Role;
}

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
    const accounts = await this.#store.list();
    return accounts.map(({ id, username, role, source, createdAt, changedAt }) => ({
      id,
      username,
      role,
      source,
      createdAt,
      changedAt,
    }));
  }

  async add(request: NewAccountRequest, by: Actor): Promise<'added' | 'name-taken'> {
    const { username, role } = request;
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

  /** One's own, knowing the present one. Ends all sessions of the account, this one too. */
  async changeOwnPassword(
    passwords: { present: string; next: string },
    by: Actor,
  ): Promise<'changed' | 'wrong' | 'throttled' | 'set-by-file' | 'not-found'> {
    const account = await this.#store.findByName(by.username);
    if (account === null) return 'not-found';
    if (this.#throttle.startTry(by.username, by.address) > 0) return 'throttled';
    const check = await checkPassword(passwords.present, account.passwordHash);
    if (check === 'wrong') return 'wrong';
    this.#throttle.forgive(by.username, by.address);
    return check === 'busy' ? 'throttled' : this.#setPassword(account, passwords.next, by);
  }

  /** Somebody else's, when it was forgotten. */
  async setPassword(
    username: string,
    password: string,
    by: Actor,
  ): Promise<'changed' | 'set-by-file' | 'not-found'> {
    const account = await this.#store.findByName(username);
    return account === null ? 'not-found' : this.#setPassword(account, password, by);
  }

  async remove(username: string, by: Actor): Promise<'removed' | 'last-admin' | 'set-by-file' | 'not-found'> {
    const account = await this.#store.findByName(username);
    if (account === null) return 'not-found';
    if (account.source === 'file') return 'set-by-file';
    return this.#store.remove(account.id, {
      ...told(by, 'account.removed', account.username),
      before: { role: account.role },
    });
  }

  async #setPassword(
    account: StoredAccount,
    password: string,
    by: Actor,
  ): Promise<'changed' | 'set-by-file'> {
    if (account.source === 'file') return 'set-by-file';
    const changes = { passwordHash: await hashPassword(password) };
    const audit = told(by, 'account.password-changed', account.username);
    await this.#store.change(account.id, changes, { at: this.#clock.now(), audit });
    return 'changed';
  }
}

function told(by: Actor, action: string, target: string): AuditRecord {
  return { actor: by.username, action, target, address: by.address };
}
