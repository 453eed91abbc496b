import { IsNull, LessThan, MoreThanOrEqual, Not } from 'typeorm';
import type { StoredAccount } from './account-store.ts';
import type { AuditLog, AuditRecord } from './audit-log.ts';
import { accountEntity } from './entities/account.entity.ts';
import { sessionEntity } from './entities/session.entity.ts';
import type { SessionRow } from './entities/session.entity.ts';
import type { Storage } from './storage.ts';

export type StoredSession = Readonly<SessionRow>;

/** More sessions than this at once are not the people of one office; the list stays readable. */
const mostListed = 500;

/** Sessions of the panel's people; the store has only hashes of what their cookies hold. */
export class SessionStore {
  readonly #storage: Pick<Storage, 'dataSource' | 'gate'>;
  readonly #auditLog: AuditLog;

  constructor(storage: Pick<Storage, 'dataSource' | 'gate'>, auditLog: AuditLog) {
    this.#storage = storage;
    this.#auditLog = auditLog;
  }

  async add(session: StoredSession, audit: AuditRecord): Promise<void> {
    await this.#storage.gate.run('add session', async (manager) => {
      await manager.insert(sessionEntity, session);
      await this.#auditLog.writeWith(manager, audit);
    });
  }

  async find(idHash: string): Promise<{ session: StoredSession; account: StoredAccount } | undefined> {
    const session = await this.#storage.dataSource.getRepository(sessionEntity).findOneBy({ idHash });
    if (session === null) return undefined;
    const accounts = this.#storage.dataSource.getRepository(accountEntity);
    const account = await accounts.findOneBy({ id: session.accountId, removedAt: IsNull() });
    return account === null ? undefined : { session, account };
  }

  /** Those that can still be used, the one used last first; of one account or of all. */
  list(alive: { seenSince: number; createdSince: number; accountId?: number }): Promise<StoredSession[]> {
    return this.#storage.dataSource.getRepository(sessionEntity).find({
      where: {
        lastSeenAt: MoreThanOrEqual(alive.seenSince),
        createdAt: MoreThanOrEqual(alive.createdSince),
        ...(alive.accountId === undefined ? {} : { accountId: alive.accountId }),
      },
      order: { lastSeenAt: 'DESC' },
      take: mostListed,
    });
  }

  async touch(idHash: string, lastSeenAt: number): Promise<void> {
    await this.#storage.gate.run('touch session', (manager) =>
      manager.update(sessionEntity, { idHash }, { lastSeenAt }),
    );
  }

  async remove(idHash: string, audit?: AuditRecord): Promise<void> {
    await this.#storage.gate.run('remove session', async (manager) => {
      await manager.delete(sessionEntity, { idHash });
      if (audit !== undefined) await this.#auditLog.writeWith(manager, audit);
    });
  }

  /** All of an account but the one it is asked from. */
  async removeOthers(accountId: number, keptHash: string, audit: AuditRecord): Promise<void> {
    await this.#storage.gate.run('remove other sessions', async (manager) => {
      await manager.delete(sessionEntity, { accountId, idHash: Not(keptHash) });
      await this.#auditLog.writeWith(manager, audit);
    });
  }

  /** Forgets sessions nobody can use any more. */
  async forget(older: { seenBefore: number; createdBefore: number }): Promise<void> {
    await this.#storage.gate.run('remove old sessions', async (manager) => {
      await manager.delete(sessionEntity, { lastSeenAt: LessThan(older.seenBefore) });
      await manager.delete(sessionEntity, { createdAt: LessThan(older.createdBefore) });
    });
  }
}
