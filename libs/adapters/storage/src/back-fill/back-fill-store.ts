import { backFillSchema } from '@planfix-asterisk/contracts';
import type { BackFill, BackFillPage, BackFillState, NewBackFill } from '@planfix-asterisk/contracts';
import { In, LessThan } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { AuditLog, AuditRecord } from '../audit-log.ts';
import { backFillEntity, backFillMarkEntity } from '../entities/back-fill.entity.ts';
import type { BackFillRow } from '../entities/back-fill.entity.ts';
import { deliveryEntity } from '../entities/delivery.entity.ts';
import type { Storage } from '../storage.ts';

export interface BackFillWork {
  readonly id: number;
  readonly state: BackFillState;
  readonly from: number;
  readonly to: number;
  readonly cursor: number;
  readonly lookAgainAt: number | null;
  readonly trouble: BackFill['trouble'];
}

export interface BackFillChange {
  /** Only from one of these. */
  readonly from: readonly BackFillState[];
  readonly set: Partial<
    Pick<BackFillRow, 'state' | 'startedAt' | 'startedBy' | 'finishedAt' | 'cursorAt' | 'lookAgainAt'>
  >;
  /** The counts begin anew. */
  readonly isRecounted?: boolean;
  readonly audit: AuditRecord;
}

const nothingCounted = { recordsRead: 0, found: 0, knownBefore: 0, told: 0, silent: 0 };
const untroubled = { trouble: null, troubleDetail: null };
const working: BackFillState[] = ['planning', 'running', 'settling'];
/** Of these a page each; older ones are on the next. */
const mostOpen = 50;
const sameGapMs = 3_600_000;

/** Back-fills as people and the watch over the links see and steer them; their steps are the journal's. */
export class BackFillStore {
  readonly #storage: Pick<Storage, 'dataSource' | 'gate'>;
  readonly #auditLog: AuditLog;

  constructor(storage: Pick<Storage, 'dataSource' | 'gate'>, auditLog: AuditLog) {
    this.#storage = storage;
    this.#auditLog = auditLog;
  }

  /** Its calls are counted first; nothing is told before its start. */
  plan(
    { from, to }: NewBackFill,
    { node, actor, now }: { node: string; actor: string; now: number },
  ): Promise<BackFill> {
    const row = newRow({ node, origin: 'person', state: 'planning', from, to, now });
    return this.#storage.gate.run('plan back-fill', async (manager) =>
      toBackFill(await manager.save(backFillEntity, { ...row, createdBy: actor })),
    );
  }

  /** Nothing when there is none, or it is in none of these states. */
  change(id: number, { from, set, isRecounted = false, audit }: BackFillChange): Promise<boolean> {
    return this.#storage.gate.run('change back-fill', async (manager) => {
      const { affected } = await manager.update(
        backFillEntity,
        { id, state: In(from) },
        { ...set, ...untroubled, ...(isRecounted ? nothingCounted : {}) },
      );
      if (affected !== 1) return false;
      await this.#auditLog.writeWith(manager, audit);
      return true;
    });
  }

  async find(id: number): Promise<BackFill | undefined> {
    const row = await this.#storage.dataSource.getRepository(backFillEntity).findOneBy({ id });
    return row === null ? undefined : toBackFill(row);
  }

  /** Newest first. */
  async list(page: { cursor?: number; limit: number }): Promise<BackFillPage> {
    const rows = await this.#storage.dataSource.getRepository(backFillEntity).find({
      ...(page.cursor === undefined ? {} : { where: { id: LessThan(page.cursor) } }),
      order: { id: 'DESC' },
      take: page.limit + 1,
    });
    const items = rows.slice(0, page.limit).map(toBackFill);
    return { items, next: rows.length > page.limit ? String(items.at(-1)?.id) : null };
  }

  /** With something to do, oldest first. */
  async open(node: string): Promise<BackFillWork[]> {
    const rows = await this.#storage.dataSource.getRepository(backFillEntity).find({
      where: { node, state: In(working) },
      order: { id: 'ASC' },
      take: mostOpen,
    });
    return rows.map(({ beginsAt, endsAt, cursorAt, ...row }) => ({
      ...row,
      from: beginsAt,
      to: endsAt,
      cursor: cursorAt,
    }));
  }

  /** It goes on by itself when what is wrong is mended. */
  async noteTrouble(
    id: number,
    { trouble, detail }: { trouble: BackFill['trouble']; detail?: string },
  ): Promise<void> {
    await this.#storage.gate.run('trouble of back-fill', (manager) =>
      manager.update(backFillEntity, { id }, { trouble, troubleDetail: detail ?? null }),
    );
  }

  /** Whether fewer messages than this wait for PlanFix. */
  async hasQueueRoom(most: number): Promise<boolean> {
    const queue = this.#storage.dataSource.getRepository(deliveryEntity);
    const waiting = await queue.createQueryBuilder('d').select('d.eventId').limit(most).getRawMany();
    return waiting.length < most;
  }

  /** From when to when a node was heard, with or without gaps that back-fills are for; nothing before the first time. */
  async heard(node: string): Promise<{ since: number; until: number } | undefined> {
    const row = await this.#storage.dataSource.getRepository(backFillMarkEntity).findOneBy({ node });
    return row === null ? undefined : { since: row.firstHeardAt, until: row.heardAt };
  }

  async noteHeard(node: string, at: number): Promise<void> {
    await this.#storage.gate.run('note a PBX heard', (manager) => moveMark(manager, node, at));
  }

  /** A time without a link is over. Links that break again and again are one gap that becomes longer. */
  outageOver(node: string, { from, to, now }: { from: number; to: number; now: number }): Promise<void> {
    return this.#storage.gate.run('outage over', async (manager) => {
      const last = await manager.findOne(backFillEntity, {
        where: { node, origin: 'outage', state: 'settling' },
        order: { id: 'DESC' },
      });
      const isSame = last !== null && last.cursorAt === last.beginsAt && from - last.endsAt < sameGapMs;
      if (isSame) {
        const cursorAt = Math.max(from, last.endsAt);
        await manager.update(backFillEntity, { id: last.id }, { state: 'running', endsAt: to, cursorAt });
      } else {
        const row = newRow({ node, origin: 'outage', state: 'running', from, to, now });
        await manager.insert(backFillEntity, { ...row, startedAt: now });
      }
      await moveMark(manager, node, to);
    });
  }
}

async function moveMark(manager: EntityManager, node: string, heardAt: number): Promise<void> {
  const { affected } = await manager.update(backFillMarkEntity, { node }, { heardAt });
  if (affected !== 1) await manager.insert(backFillMarkEntity, { node, firstHeardAt: heardAt, heardAt });
}

interface NewRow extends NewBackFill, Pick<BackFillRow, 'node' | 'origin' | 'state'> {
  readonly now: number;
}

function newRow({ node, origin, state, from, to, now }: NewRow): Omit<BackFillRow, 'id'> {
  return {
    ...{ node, origin, state, beginsAt: from, endsAt: to, cursorAt: from, lookAgainAt: null },
    ...nothingCounted,
    ...untroubled,
    ...{ createdAt: now, createdBy: null, startedAt: null, startedBy: null, finishedAt: null },
  };
}

function toBackFill({ beginsAt, endsAt, cursorAt, ...row }: BackFillRow): BackFill {
  return backFillSchema.parse({ ...row, from: beginsAt, to: endsAt, cursor: cursorAt });
}
