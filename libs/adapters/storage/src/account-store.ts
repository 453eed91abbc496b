import type { EntityManager } from 'typeorm';
import { IsNull, LessThan, Not } from 'typeorm';
import type { AuditLog, AuditRecord } from './audit-log.ts';
import { accountEntity } from './entities/account.entity.ts';
import type { AccountRow } from './entities/account.entity.ts';
import { savedFilterEntity } from './entities/saved-filter.entity.ts';
import { sessionEntity } from './entities/session.entity.ts';
import type { Storage } from './storage.ts';

export type StoredAccount = Readonly<Omit<AccountRow, 'usernameKey'>>;
export type NewAccount = Pick<StoredAccount, 'username' | 'passwordHash' | 'role' | 'source' | 'createdAt'>;
export type AccountChange = Partial<Pick<AccountRow, 'passwordHash' | 'role' | 'source'>> & {
  readonly secondFactor?: 'off';
};

type Rooms = Pick<Storage, 'dataSource' | 'gate'>;
const noSecondFactor = { totpSecret: null, totpOffer: null, totpLastStep: null, recoveryCodes: null };

/** Accounts; every change of one is written together with its audit entry. Removed ones are not there for anybody. */
export class AccountStore {
  readonly #storage: Rooms;
  readonly #auditLog: AuditLog;

  constructor(storage: Rooms, auditLog: AuditLog) {
    this.#storage = storage;
    this.#auditLog = auditLog;
  }

  list(): Promise<StoredAccount[]> {
    return this.#accounts.find({ where: { removedAt: IsNull() }, order: { usernameKey: 'ASC' } });
  }

  hasAdmin(): Promise<boolean> {
    return this.#accounts.existsBy({ role: 'admin', removedAt: IsNull() });
  }

  findByName(username: string): Promise<StoredAccount | null> {
    return this.#accounts.findOneBy({ usernameKey: keyOf(username), removedAt: IsNull() });
  }

  findById(id: number): Promise<StoredAccount | null> {
    return this.#accounts.findOneBy({ id, removedAt: IsNull() });
  }

  /** `unless` is looked at within the transaction, so that two at once cannot both pass. */
  add(
    account: NewAccount,
    options: { audit: AuditRecord; unless?: 'an-admin-exists' },
  ): Promise<'added' | 'name-taken' | 'an-admin-exists'> {
    return this.#storage.gate.run('add account', async (manager) => {
      const usernameKey = keyOf(account.username);
      const needsNoAdmin = options.unless === 'an-admin-exists';
      if (needsNoAdmin && (await manager.existsBy(accountEntity, { role: 'admin', removedAt: IsNull() })))
        return 'an-admin-exists';
      const namesake = await manager.findOneBy(accountEntity, { usernameKey });
      if (namesake !== null && namesake.removedAt === null) return 'name-taken';
      // One that was removed cannot be brought back any more once its name is somebody else's.
      if (namesake !== null) await manager.delete(accountEntity, { id: namesake.id });
      const row = { ...account, ...noSecondFactor, usernameKey, changedAt: account.createdAt };
      await manager.insert(accountEntity, row);
      await this.#auditLog.writeWith(manager, options.audit);
      return 'added';
    });
  }

  /** Ends the account's sessions too: what was allowed before may not be any more. */
  change(
    id: number,
    { secondFactor, ...changes }: AccountChange,
    options: { at: number; audit: AuditRecord; keptSession?: string },
  ): Promise<'changed' | 'last-admin'> {
    return this.#storage.gate.run('change account', async (manager) => {
      if (changes.role !== undefined && changes.role !== 'admin' && (await isLastAdmin(manager, id)))
        return 'last-admin';
      const factor = secondFactor === 'off' ? noSecondFactor : {};
      await manager.update(accountEntity, { id }, { ...changes, ...factor, changedAt: options.at });
      const kept = options.keptSession;
      await manager.delete(sessionEntity, {
        accountId: id,
        ...(kept === undefined ? {} : { idHash: Not(kept) }),
      });
      await this.#auditLog.writeWith(manager, options.audit);
      return 'changed';
    });
  }

  remove(id: number, { at, audit }: { at: number; audit: AuditRecord }): Promise<'removed' | 'last-admin'> {
    return this.#storage.gate.run('remove account', async (manager) => {
      if (await isLastAdmin(manager, id)) return 'last-admin';
      await manager.update(accountEntity, { id }, { removedAt: at });
      await manager.delete(sessionEntity, { accountId: id });
      await this.#auditLog.writeWith(manager, audit);
      return 'removed';
    });
  }

  /** Brings a removed one back as it was. */
  restore(id: number, audit: AuditRecord): Promise<'restored' | 'not-found'> {
    return this.#storage.gate.run('restore account', async (manager) => {
      const { affected } = await manager.update(accountEntity, { id }, { removedAt: null });
      if (affected === 0) return 'not-found';
      await this.#auditLog.writeWith(manager, audit);
      return 'restored';
    });
  }

  async findRemoved(id: number): Promise<StoredAccount | null> {
    const account = await this.#accounts.findOneBy({ id });
    return account === null || account.removedAt === null ? null : account;
  }

  /** Forgets for good what was removed before. */
  async forgetRemoved(before: number): Promise<void> {
    await this.#storage.gate.run('forget removed accounts', async (manager) => {
      const gone = await manager.findBy(accountEntity, { removedAt: LessThan(before) });
      for (const { id } of gone) {
        await manager.delete(savedFilterEntity, { accountId: id });
        await manager.delete(accountEntity, { id });
      }
    });
  }

  /** The second factor; an offer or a used code alone is nothing to tell the audit log of. */
  async setSecondFactor(
    id: number,
    factor: Partial<Pick<AccountRow, keyof typeof noSecondFactor>>,
    audit?: AuditRecord,
  ): Promise<void> {
    await this.#storage.gate.run('second factor', async (manager) => {
      await manager.update(accountEntity, { id }, factor);
      if (audit !== undefined) await this.#auditLog.writeWith(manager, audit);
    });
  }

  get #accounts() {
    return this.#storage.dataSource.getRepository(accountEntity);
  }
}

function keyOf(username: string): string {
  return username.normalize('NFC').toLowerCase();
}

async function isLastAdmin(manager: EntityManager, id: number): Promise<boolean> {
  const where = { role: 'admin' as const, removedAt: IsNull() };
  const admins = await manager.find(accountEntity, { where, take: 2 });
  return admins.length === 1 && admins[0]?.id === id;
}
