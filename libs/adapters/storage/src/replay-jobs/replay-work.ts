import { replayFilterSchema, replayPlanSchema } from '@planfix-asterisk/contracts';
import { Brackets, In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { replayItemEntity } from '../entities/replay-item.entity.ts';
import { replayJobEntity } from '../entities/replay-job.entity.ts';
import type { ReplayJobRow } from '../entities/replay-job.entity.ts';
import type { Storage } from '../storage.ts';
import { addToPlan, planSlice } from './plan-slice.ts';
import { queueSlice } from './queue-slice.ts';
import { settleSlice } from './settle-slice.ts';

export type OpenReplay = Pick<
  ReplayJobRow,
  'id' | 'state' | 'perSecond' | 'planned' | 'queued' | 'leftOut' | 'delivered' | 'failed' | 'expired'
>;

/** A runner that says nothing for so long has died; its job is taken over, and what it still writes is refused. */
const LEASE_MS = 5_000;

type Rooms = Pick<Storage, 'dataSource' | 'gate' | 'queue'>;

/**
 * The work of replays, in slices of one transaction each: what a killed process had committed is where the next one
 * goes on. A job has one runner at a time.
 */
export class ReplayWork {
  readonly #storage: Rooms;
  readonly #runner: string;

  constructor(storage: Rooms, runner: string) {
    this.#storage = storage;
    this.#runner = runner;
  }

  /** Jobs with something to do, oldest first. */
  open(): Promise<OpenReplay[]> {
    return this.#storage.dataSource
      .getRepository(replayJobEntity)
      .createQueryBuilder('j')
      .where(
        new Brackets((any) =>
          any
            .where("j.state IN ('planning', 'running')")
            .orWhere('j.queued > j.delivered + j.failed + j.expired'),
        ),
      )
      .orderBy('j.id', 'ASC')
      .limit(100)
      .getMany();
  }

  /** Searches the next piece of the log; false when the plan is complete, or somebody else makes it. */
  async plan(id: number, now: number): Promise<boolean> {
    const before = await this.#storage.dataSource.getRepository(replayJobEntity).findOneBy({ id });
    if (before?.state !== 'planning') return false;
    const filter = replayFilterSchema.parse(JSON.parse(before.filter));
    const slice = await planSlice(this.#storage.dataSource, { ...before, filter });
    const isMore = await this.#slice(id, now, async (manager, job) => {
      if (job.state !== 'planning' || job.cursor !== before.cursor) return false;
      const { plan, ids } = addToPlan(
        replayPlanSchema.parse(JSON.parse(job.plan)),
        slice.found,
        job.withPopups,
      );
      if (ids.length > 0)
        await manager.insert(
          replayItemEntity,
          ids.map((eventId) => ({ jobId: id, eventId, result: 'planned' as const, at: now })),
        );
      const isComplete = slice.cursor >= job.upperId;
      await manager.update(
        replayJobEntity,
        { id },
        {
          plan: JSON.stringify(plan),
          planned: job.planned + ids.length,
          cursor: slice.cursor,
          state: isComplete ? 'planned' : 'planning',
        },
      );
      return !isComplete;
    });
    return isMore ?? false;
  }

  /** Puts up to `count` messages on their way, in their order; returns how many were dealt with. */
  async queue(id: number, now: number, count: number): Promise<number> {
    const dealtWith = await this.#slice(id, now, async (manager, job) =>
      job.state === 'running' ? queueSlice(manager, this.#storage.queue, { job, now, count }) : 0,
    );
    if (dealtWith === undefined || dealtWith === 0) return 0;
    this.#storage.queue.changed();
    return dealtWith;
  }

  /** Writes down the outcomes that are known by now of the messages after this id; `next`: where to go on, 0 at the end. */
  async settle(id: number, now: number, after: number): Promise<{ next: number; settled: number }> {
    const { dataSource } = this.#storage;
    const slice = await settleSlice(dataSource, id, after);
    let settled = 0;
    if (slice.outcomes.size > 0) {
      await this.#slice(id, now, async (manager) => {
        for (const [result, ids] of slice.outcomes) {
          const column = result === 'gone' ? 'expired' : result;
          const { affected } = await manager.update(
            replayItemEntity,
            { jobId: id, eventId: In(ids), result: 'queued' },
            { result, at: now },
          );
          await manager.increment(replayJobEntity, { id }, column, affected ?? 0);
          settled += affected ?? 0;
        }
      });
    }
    return { next: slice.next, settled };
  }

  /** Ends a job whose last outcome is known. */
  async finish(id: number, now: number): Promise<boolean> {
    const { affected } = await this.#storage.gate.run('finish replay', (manager) =>
      manager
        .createQueryBuilder()
        .update(replayJobEntity)
        .set({ state: 'finished', finishedAt: now, runner: null, runnerUntil: null })
        .where("id = :id AND state = 'running' AND queued + left_out >= planned", { id })
        .andWhere('queued <= delivered + failed + expired')
        .execute(),
    );
    return affected === 1;
  }

  /** One transaction as the job's only runner; nothing, when another one has it. */
  async #slice<T>(
    id: number,
    now: number,
    work: (manager: EntityManager, job: ReplayJobRow) => Promise<T>,
  ): Promise<T | undefined> {
    return this.#storage.gate.run('replay slice', async (manager) => {
      const mine = await manager
        .createQueryBuilder()
        .update(replayJobEntity)
        .set({ runner: this.#runner, runnerUntil: now + LEASE_MS })
        .where('id = :id AND (runner IS NULL OR runner = :runner OR runner_until <= :now)', {
          id,
          runner: this.#runner,
          now,
        })
        .execute();
      if (mine.affected !== 1) return undefined;
      const job = await manager.findOneByOrFail(replayJobEntity, { id });
      return work(manager, job);
    });
  }
}
