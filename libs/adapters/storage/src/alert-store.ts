import { alertFactsSchema } from '@planfix-asterisk/contracts';
import type { Alert, AlertFacts, AlertKind, AlertPage, PageQuery } from '@planfix-asterisk/contracts';
import { IsNull, LessThan, MoreThan } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { AuditLog } from './audit-log.ts';
import { alertEntity, alertMemoryEntity, alertMuteEntity } from './entities/alert.entity.ts';
import type { AlertRow } from './entities/alert.entity.ts';
import type { Storage } from './storage.ts';
import { keysetPage } from './panel/keyset-page.ts';
import type { Keyset } from './panel/keyset-page.ts';

export interface AlertSubject {
  readonly kind: AlertKind;
  readonly subject: string;
}
/** What changed in one step of the watch; written together with what it must remember. */
export interface AlertChanges {
  readonly memory: unknown;
  readonly raised: readonly (AlertSubject & { readonly since: number; readonly facts: AlertFacts })[];
  /** New facts of open ones. */
  readonly changed: readonly (AlertSubject & { readonly facts: AlertFacts })[];
  readonly ended: readonly AlertSubject[];
  readonly at: number;
}
export interface AlertActor {
  readonly username: string;
  readonly address: string;
}

const memoryName = 'watch';
/** The log of alerts is kept so long. */
const keptMs = 365 * 24 * 3_600_000;

const byRaise: Keyset<AlertRow, Alert> = {
  time: { column: 'a.raised_at', property: 'a.raisedAt' },
  key: { column: 'a.id', property: 'a.id' },
  placeOf: ({ raisedAt, id }) => [raisedAt, id],
  toItem: toAlert,
};

/** Alerts as people see them, and what the watch remembers. */
export class AlertStore {
  readonly #storage: Pick<Storage, 'dataSource' | 'gate'>;
  readonly #auditLog: AuditLog;

  constructor(storage: Pick<Storage, 'dataSource' | 'gate'>, auditLog: AuditLog) {
    this.#storage = storage;
    this.#auditLog = auditLog;
  }

  /** `undefined` before the first step. */
  async memory(): Promise<unknown> {
    const row = await this.#storage.dataSource
      .getRepository(alertMemoryEntity)
      .findOneBy({ name: memoryName });
    return row === null ? undefined : JSON.parse(row.json);
  }

  async save({ memory, raised, changed, ended, at }: AlertChanges): Promise<void> {
    await this.#storage.gate.run('alerts', async (manager) => {
      for (const one of raised) await raise(manager, one, at);
      for (const { facts, ...one } of changed) {
        await manager.update(
          alertEntity,
          { ...one, recoveredAt: IsNull() },
          { facts: JSON.stringify(facts) },
        );
      }
      for (const one of ended) {
        await manager.update(alertEntity, { ...one, recoveredAt: IsNull() }, { recoveredAt: at });
      }
      await manager.upsert(alertMemoryEntity, { name: memoryName, json: JSON.stringify(memory) }, ['name']);
    });
  }

  async open(): Promise<Alert[]> {
    const rows = await this.#storage.dataSource.getRepository(alertEntity).find({
      where: { recoveredAt: IsNull() },
      order: { id: 'DESC' },
      take: 100,
    });
    return rows.map(toAlert);
  }

  page(page: PageQuery): Promise<AlertPage> {
    return keysetPage(
      this.#storage.dataSource.getRepository(alertEntity).createQueryBuilder('a'),
      byRaise,
      page,
    );
  }

  async mutes(now: number): Promise<{ kind: AlertKind; until: number; by: string }[]> {
    const rows = await this.#storage.dataSource
      .getRepository(alertMuteEntity)
      .findBy({ until: MoreThan(now) });
    return rows.map(({ kind, until, mutedBy }) => ({ kind, until, by: mutedBy }));
  }

  /** False if there is no such open alert. */
  async acknowledge(id: number, actor: AlertActor, at: number): Promise<boolean> {
    return this.#storage.gate.run('acknowledge alert', async (manager) => {
      const row = await manager.findOneBy(alertEntity, { id, recoveredAt: IsNull() });
      if (row === null) return false;
      if (row.acknowledgedBy !== null) return true;
      await manager.update(alertEntity, { id }, { acknowledgedBy: actor.username, acknowledgedAt: at });
      await this.#audit(manager, actor, 'alert.acknowledged', `${row.kind} ${row.subject}`.trim());
      return true;
    });
  }

  /** Nothing of this kind is sent until then; a time that is over ends it. */
  async mute(kind: AlertKind, until: number, actor: AlertActor): Promise<void> {
    await this.#storage.gate.run('mute alerts', async (manager) => {
      await manager.upsert(alertMuteEntity, { kind, until, mutedBy: actor.username }, ['kind']);
      await this.#audit(manager, actor, 'alert.muted', kind, { until });
    });
  }

  #audit(
    manager: EntityManager,
    { username, address }: AlertActor,
    ...[action, target, after]: [action: string, target: string, after?: unknown]
  ): Promise<void> {
    return this.#auditLog.writeWith(manager, { actor: username, address, action, target, after });
  }
}

async function raise(
  manager: EntityManager,
  { facts, ...one }: AlertChanges['raised'][number],
  at: number,
): Promise<void> {
  await manager.insert(alertEntity, { ...one, raisedAt: at, facts: JSON.stringify(facts) });
  await manager.delete(alertEntity, { recoveredAt: LessThan(at - keptMs) });
}

function toAlert({ facts, ...row }: AlertRow): Alert {
  return { ...row, facts: alertFactsSchema.parse(JSON.parse(facts)) };
}
