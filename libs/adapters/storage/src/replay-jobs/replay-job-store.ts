import type { NewReplay, ReplayItemPage, ReplayJob, ReplayJobPage } from '@planfix-asterisk/contracts';
import { In, IsNull, LessThan, MoreThan, Not } from 'typeorm';
import type { AuditLog, AuditRecord } from '../audit-log.ts';
import { callEventEntity } from '../entities/call-event.entity.ts';
import { replayItemEntity } from '../entities/replay-item.entity.ts';
import { replayJobEntity } from '../entities/replay-job.entity.ts';
import type { ReplayJobRow } from '../entities/replay-job.entity.ts';
import type { Storage } from '../storage.ts';
import { fetchPage, loggedEvents, toDelivery } from '../panel/deliveries-page.ts';
import { emptyPlan, toReplayJob } from './replay-job-rows.ts';

export type JobState = ReplayJob['state'];

export interface JobChange {
  /** Only from one of these. */
  readonly from: readonly JobState[];
  readonly set: Partial<
    Pick<ReplayJobRow, 'state' | 'reason' | 'perSecond' | 'startedAt' | 'startedBy' | 'finishedAt' | 'cursor'>
  >;
  readonly audit?: AuditRecord;
}

/** Replays of many messages as people see and steer them; `ReplayWork` does the work. */
export class ReplayJobStore {
  readonly #storage: Pick<Storage, 'dataSource' | 'gate'>;
  readonly #auditLog: AuditLog;

  constructor(storage: Pick<Storage, 'dataSource' | 'gate'>, auditLog: AuditLog) {
    this.#storage = storage;
    this.#auditLog = auditLog;
  }

  /** Its set is everything that fits the filter and was final at this moment. */
  async create(replay: NewReplay, by: { actor: string; now: number; perSecond: number }): Promise<ReplayJob> {
    const ends = await this.#idsOfLog();
    const row: Omit<ReplayJobRow, 'id'> = {
      ...{ state: 'planning', filter: JSON.stringify(replay.filter), withPopups: replay.withPopups },
      ...{ plan: JSON.stringify(emptyPlan), plannedAt: by.now, plannedBy: by.actor, perSecond: by.perSecond },
      ...{ reason: null, startedAt: null, startedBy: null, finishedAt: null },
      ...{ lowerId: ends.first - 1, upperId: ends.last, cursor: ends.first - 1 },
      ...{ planned: 0, queued: 0, leftOut: 0, delivered: 0, failed: 0, expired: 0 },
      ...{ runner: null, runnerUntil: null },
    };
    return this.#storage.gate.run('plan replay', async (manager) => {
      const saved = await manager.save(replayJobEntity, row);
      return toReplayJob(saved);
    });
  }

  /** Nothing when there is no such job or it is in none of these states. */
  async change(id: number, { from, set, audit }: JobChange): Promise<boolean> {
    return this.#storage.gate.run('change replay', async (manager) => {
      const { affected } = await manager.update(replayJobEntity, { id, state: In(from) }, set);
      if (affected !== 1) return false;
      if (audit) await this.#auditLog.writeWith(manager, audit);
      return true;
    });
  }

  async find(id: number): Promise<ReplayJob | undefined> {
    const row = await this.#storage.dataSource.getRepository(replayJobEntity).findOneBy({ id });
    return row === null ? undefined : toReplayJob(row);
  }

  /** Those that were started, newest first. */
  async list(page: { cursor?: number; limit: number }): Promise<ReplayJobPage> {
    const rows = await this.#storage.dataSource.getRepository(replayJobEntity).find({
      where: {
        startedAt: Not(IsNull()),
        ...(page.cursor === undefined ? {} : { id: LessThan(page.cursor) }),
      },
      order: { id: 'DESC' },
      take: page.limit + 1,
    });
    const items = rows.slice(0, page.limit).map(toReplayJob);
    return { items, next: rows.length > page.limit ? String(items.at(-1)?.id) : null };
  }

  /** Messages of a job in order, with what became of each. */
  async items(
    jobId: number,
    page: { result?: ReplayItemPage['items'][number]['result']; cursor?: number; limit: number },
  ): Promise<ReplayItemPage> {
    const { dataSource } = this.#storage;
    const rows = await dataSource.getRepository(replayItemEntity).find({
      where: {
        jobId,
        ...(page.result === undefined ? {} : { result: page.result }),
        ...(page.cursor === undefined ? {} : { eventId: MoreThan(page.cursor) }),
      },
      order: { eventId: 'ASC' },
      take: page.limit + 1,
    });
    const shown = rows.slice(0, page.limit);
    const ids = shown.map(({ eventId }) => eventId);
    const events =
      ids.length === 0 ? [] : await fetchPage(loggedEvents(dataSource).where('e.id IN (:...ids)', { ids }));
    const byId = new Map(events.map((event) => [event.id, toDelivery(event)]));
    const items = shown.map(({ eventId, result, at }) => ({
      ...{ eventId, result, at },
      delivery: byId.get(eventId) ?? null,
    }));
    return { items, next: rows.length > page.limit ? String(ids.at(-1)) : null };
  }

  async #idsOfLog(): Promise<{ first: number; last: number }> {
    const log = this.#storage.dataSource.getRepository(callEventEntity);
    // Both are the ends of the primary key: no search.
    return { first: (await log.minimum('id')) ?? 1, last: (await log.maximum('id')) ?? 0 };
  }
}
