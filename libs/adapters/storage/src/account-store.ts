import type { EntityManager } from 'typeorm';
import { LessThan } from 'typeorm';
import type { AuditLog, AuditRecord } from './audit-log.ts';
import { accountEntity } from './entities/account.entity.ts';
import type { AccountRow } from './entities/account.entity.ts';
import { sessionEntity } from './entities/session.entity.ts';
import type { SessionRow } from './entities/session.entity.ts';
import type { Storage } from './storage.ts';

export type StoredAccount = Readonly<Omit<AccountRow, 'usernameKey'>>;
export type StoredSession = Readonly<SessionRow>;
export type NewAccount = Omit<StoredAccount, 'id' | 'changedAt'>;

/** Accounts and their sessions; every change of an account is written together with its audit entry. */
export class AccountStore {
  readonly #storage: Pick<Storage, 'dataSource' | 'gate'>;
  readonly #auditLog: AuditLog;

  constructor(storage: Pick<Storage, 'dataSource' | 'gate'>, auditLog: AuditLog) {
    this.#storage = storage;
    this.#auditLog = auditLog;
  }

  list(): Promise<StoredAccount[]> {
    return this.#storage.dataSource.getRepository(accountEntity).find({ order: { usernameKey: 'ASC' } });
  }

  hasAdmin(): Promise<boolean> {
    return this.#storage.dataSource.getRepository(accountEntity).existsBy({ role: 'admin' });
  }

  findByName(username: string): Promise<StoredAccount | null> {
    const usernameKey = keyOf(username);
    return this.#storage.dataSource.getRepository(accountEntity).findOneBy({ usernameKey });
  }

  /** `unless` is looked at within the transaction, so that two at once cannot both pass. */
  add(
    account: NewAccount,
    options: { audit: AuditRecord; unless?: 'an-admin-exists' },
  ): Promise<'added' | 'name-taken' | 'an-admin-exists'> {
    return this.#storage.gate.run('add account', async (manager) => {
      const usernameKey = keyOf(account.username);
      const needsNoAdmin = options.unless === 'an-admin-exists';
      if (needsNoAdmin && (await manager.existsBy(accountEntity, { role: 'admin' })))
        return 'an-admin-exists';
      if (await manager.existsBy(accountEntity, { usernameKey })) return 'name-taken';
      await manager.insert(accountEntity, { ...account, usernameKey, changedAt: account.createdAt });
      await this.#auditLog.writeWith(manager, options.audit);
      return 'added';
    });
  }

  /** Ends the account's sessions too: what was allowed before may not be any more. */
  async change(
    id: number,
    changes: Partial<Pick<AccountRow, 'passwordHash' | 'role' | 'source'>>,
    options: { at: number; audit: AuditRecord },
  ): Promise<void> {
    await this.#storage.gate.run('change account', async (manager) => {
      await manager.update(accountEntity, { id }, { ...changes, changedAt: options.at });
      await manager.delete(sessionEntity, { accountId: id });
      await this.#auditLog.writeWith(manager, options.audit);
    });
  }

  remove(id: number, audit: AuditRecord): Promise<'removed' | 'last-admin'> {
    return this.#storage.gate.run('remove account', async (manager) => {
      if (await isLastAdmin(manager, id)) return 'last-admin';
      await manager.delete(accountEntity, { id });
      await manager.delete(sessionEntity, { accountId: id });
      await this.#auditLog.writeWith(manager, audit);
      return 'removed';
    });
  }

  async addSession(session: StoredSession, audit: AuditRecord): Promise<void> {
    await this.#storage.gate.run('add session', async (manager) => {
      await manager.insert(sessionEntity, session);
      await this.#auditLog.writeWith(manager, audit);
    });
  }

  async findSession(idHash: string): Promise<{ session: StoredSession; account: StoredAccount } | undefined> {
    const session = await this.#storage.dataSource.getRepository(sessionEntity).findOneBy({ idHash });
    if (session === null) return undefined;
    const accounts = this.#storage.dataSource.getRepository(accountEntity);
    const account = await accounts.findOneBy({ id: session.accountId });
    return account === null ? undefined : { session, account };
  }

  async touchSession(idHash: string, lastSeenAt: number): Promise<void> {
    await this.#storage.gate.run('touch session', (manager) =>
      manager.update(sessionEntity, { idHash }, { lastSeenAt }),
    );
  }

  async removeSession(idHash: string, audit?: AuditRecord): Promise<void> {
    await this.#storage.gate.run('remove session', async (manager) => {
      await manager.delete(sessionEntity, { idHash });
      if (audit !== undefined) await this.#auditLog.writeWith(manager, audit);
    });
  }

  /** Forgets sessions nobody can use any more. */
  async removeSessions(older: { seenBefore: number; createdBefore: number }): Promise<void> {
    await this.#storage.gate.run('remove old sessions', async (manager) => {
      await manager.delete(sessionEntity, { lastSeenAt: LessThan(older.seenBefore) });
      await manager.delete(sessionEntity, { createdAt: LessThan(older.createdBefore) });
    });
  }
}

function keyOf(username: string): string {
  return username.normalize('NFC').toLowerCase();
}

async function isLastAdmin(manager: EntityManager, id: number): Promise<boolean> {
  const admins = await manager.find(accountEntity, { where: { role: 'admin' }, take: 2 });
  return admins.length === 1 && admins[0]?.id === id;
}
