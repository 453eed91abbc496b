import type { NewReplay, ReplayJob, StartReplay } from '@planfix-asterisk/contracts';
import type { ChangeFeed, Clock } from '@planfix-asterisk/runtime';
import type { AuditRecord, JobState, ReplayJobStore } from '@planfix-asterisk/storage';

export interface ReplayJobRooms {
  readonly jobs: ReplayJobStore;
  readonly feed: ChangeFeed;
  readonly clock: Clock;
  /** Messages a second unless somebody says otherwise. */
  readonly perSecond: () => number;
}

export interface Person {
  readonly actor: string;
  readonly address: string;
}

export type JobOutcome = 'done' | 'not-found' | 'wrong-state' | 'nothing-to-send';

/** What people do with replays of many messages: plan first, then start with a reason, pause, resume, cancel. */
export class ReplayJobs {
  readonly #rooms: ReplayJobRooms;

  constructor(rooms: ReplayJobRooms) {
    this.#rooms = rooms;
  }

  async plan(replay: NewReplay, { actor }: Person): Promise<ReplayJob> {
    const { jobs, clock, perSecond } = this.#rooms;
    const job = await jobs.create(replay, { actor, now: clock.now(), perSecond: perSecond() });
    this.#tell(job.id);
    return job;
  }

  async start(id: number, { reason, perSecond }: StartReplay, by: Person): Promise<JobOutcome> {
    const { jobs, clock } = this.#rooms;
    const job = await jobs.find(id);
    if (job === undefined) return 'not-found';
    if (job.state === 'planned' && job.planned === 0) return 'nothing-to-send';
    const rate = perSecond ?? job.perSecond;
    const after = { filter: job.filter, withPopups: job.withPopups, messages: job.planned, perSecond: rate };
    return this.#change(id, {
      from: ['planned'],
      // The cursor of the search begins anew for the run.
      set: {
        state: 'running',
        reason,
        perSecond: rate,
        startedAt: clock.now(),
        startedBy: by.actor,
        cursor: 0,
      },
      audit: { ...by, action: 'replay.started', target: String(id), reason, after },
    });
  }

  pause(id: number, by: Person): Promise<JobOutcome> {
    return this.#become(id, { from: ['running'], to: 'paused', action: 'replay.paused', by });
  }

  resume(id: number, by: Person): Promise<JobOutcome> {
    return this.#become(id, { from: ['paused'], to: 'running', action: 'replay.resumed', by });
  }

  /** What is on its way already goes on; the rest stays as it was. */
  async cancel(id: number, by: Person): Promise<JobOutcome> {
    const { jobs, clock } = this.#rooms;
    const set = { state: 'cancelled', finishedAt: clock.now() } as const;
    const given = await jobs.change(id, { from: ['planning', 'planned'], set });
    if (given) {
      this.#tell(id);
      return 'done';
    }
    const audit = { ...by, action: 'replay.cancelled', target: String(id) };
    return this.#change(id, { from: ['running', 'paused'], set, audit });
  }

  #become(
    id: number,
    { from, to, action, by }: { from: JobState[]; to: JobState; action: string; by: Person },
  ): Promise<JobOutcome> {
    return this.#change(id, { from, set: { state: to }, audit: { ...by, action, target: String(id) } });
  }

  async #change(
    id: number,
    change: Parameters<ReplayJobStore['change']>[1] & { audit: AuditRecord },
  ): Promise<JobOutcome> {
    const { jobs } = this.#rooms;
    if (await jobs.change(id, change)) {
      this.#tell(id);
      return 'done';
    }
    return (await jobs.find(id)) === undefined ? 'not-found' : 'wrong-state';
  }

  #tell(id: number): void {
    this.#rooms.feed.publish({ topic: 'replays', id: String(id) });
  }
}
