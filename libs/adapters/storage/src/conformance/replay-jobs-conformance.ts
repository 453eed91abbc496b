import type { NewReplay, ReplayJob } from '@planfix-asterisk/contracts';
import { describe, expect, it } from 'vitest';
import { ReplayWork } from '../replay-jobs/replay-work.ts';
import { ids } from './delivery-story.ts';
import type { DeliveryStory } from './delivery-story.ts';
import { attemptAt, callOf, done, entryOf, event, failed, t0 } from './story-events.ts';

const soon = t0 + 1_000;

/** A replay in a test: planned, started, worked off step by step. */
class ReplayStory {
  readonly #story: DeliveryStory;
  work: ReplayWork;

  constructor(story: DeliveryStory) {
    this.#story = story;
    this.work = this.worker('one');
  }

  worker(name: string): ReplayWork {
    return new ReplayWork(this.#story.storage, name);
  }

  async plan(filter: NewReplay['filter'], withPopups = false): Promise<ReplayJob> {
    const by = { actor: 'anna', now: soon, perSecond: 10 };
    const { id } = await this.#story.replayJobs().create({ filter, withPopups }, by);
    while (await this.work.plan(id, soon));
    return this.job(id);
  }

  async start({ id }: ReplayJob): Promise<void> {
    const set = {
      state: 'running',
      reason: 'PlanFix was down',
      startedAt: soon,
      startedBy: 'anna',
      cursor: 0,
    } as const;
    const audit = { actor: 'anna', action: 'replay.started', target: String(id) };
    expect(await this.#story.replayJobs().change(id, { from: ['planned'], set, audit })).toBe(true);
  }

  async job(id: number): Promise<ReplayJob> {
    const job = await this.#story.replayJobs().find(id);
    if (job === undefined) throw new Error('the job is gone');
    return job;
  }

  async results(id: number): Promise<string[]> {
    const { items } = await this.#story.replayJobs().items(id, { limit: 50 });
    return items.map(({ eventId, result }) => `${eventId} ${result}`);
  }
}

/** Two calls whose results failed, and one whose result was delivered. */
async function threeCalls(story: DeliveryStory): Promise<number[]> {
  const appended = await story.append(
    event({ callId: 'a', seq: 1 }),
    event({ callId: 'a', seq: 2, kind: 'completed' }),
    event({ callId: 'b', seq: 1, kind: 'completed', extension: '102' }),
    event({ callId: 'c', seq: 1, kind: 'completed' }),
  );
  const timeout = attemptAt(t0, { outcome: 'ambiguous', cause: 'timeout', response: null });
  for (let round = 0; round < 2; round += 1)
    for (const one of await story.claim()) {
      if (one.callId === 'c') await story.finish(one, done);
      else await story.deliveries.finish(one, timeout, failed);
    }
  return appended;
}

export function plansReplays(story: DeliveryStory): void {
  describe('plan of a replay', () => {
    it('counts exactly what it would send, and leaves pop-ups out unless they are asked for', async () => {
      const [popup, result] = await threeCalls(story);
      const replay = new ReplayStory(story);
      const job = await replay.plan({ state: ['failed'], extension: '101' });
      expect(job).toMatchObject({
        state: 'planned',
        planned: 1,
        plan: {
          groups: [{ state: 'failed', kind: 'completed', cause: 'timeout', status: null, count: 1 }],
          mayHaveArrived: 1,
          popupsLeftOut: 1,
          oldestAt: t0,
          newestAt: t0,
        },
      });
      const withPopups = await replay.plan({ state: ['failed'], extension: '101' }, true);
      expect(withPopups.planned).toBe(2);
      expect(await replay.results(withPopups.id)).toEqual([`${popup} planned`, `${result} planned`]);
    });

    it('finds a call, a selection, a cause, and what was delivered, which PlanFix has', async () => {
      const [, a, b, c] = await threeCalls(story);
      const replay = new ReplayStory(story);
      const found = async (filter: NewReplay['filter']) => replay.results((await replay.plan(filter)).id);
      expect(await found({ callId: 'b' })).toEqual([`${b} planned`]);
      expect(await found({ ids: [c ?? 0, a ?? 0, 999] })).toEqual([`${a} planned`, `${c} planned`]);
      expect(await found({ state: ['failed'], cause: ['timeout'] })).toEqual([
        `${a} planned`,
        `${b} planned`,
      ]);
      expect(await found({ state: ['failed'], cause: ['dns'] })).toEqual([]);
      await story.storage.journal.append({ ...entryOf(), calls: [callOf('c')] });
      expect(await found({ state: ['delivered'], phone: '4567' })).toEqual([`${c} planned`]);
      expect((await replay.plan({ state: ['delivered'] })).plan.mayHaveArrived).toBe(1);
    });

    it('sends nothing, and takes in nothing that came later', async () => {
      await threeCalls(story);
      const job = await new ReplayStory(story).plan({ state: ['failed'] });
      expect(await story.claim(soon)).toEqual([]);
      const replay = new ReplayStory(story);
      await story.append(event({ callId: 'd', kind: 'completed', at: soon + 1 }));
      await story.finish(await story.claimOne(soon + 1), failed, soon + 1);
      await replay.start(job);
      expect(await replay.work.queue(job.id, soon + 2, 50)).toBe(2);
      expect(await replay.work.queue(job.id, soon + 2, 50)).toBe(0);
    });
  });
}

export function worksOffReplays(story: DeliveryStory): void {
  describe('work of a replay', () => {
    it('puts messages on their way in order, signed by who started it, and tells what became of each', async () => {
      const [, a, b] = await threeCalls(story);
      const replay = new ReplayStory(story);
      const job = await replay.plan({ state: ['failed'] });
      await replay.start(job);
      expect(await replay.work.queue(job.id, soon, 1)).toBe(1);
      expect(await replay.results(job.id)).toEqual([`${a} queued`, `${b} planned`]);
      const one = await story.claimOne(soon);
      expect(one).toMatchObject({ id: a, actor: 'anna', reason: 'PlanFix was down', jobId: job.id });
      await story.finish(one, done, soon);
      await replay.work.queue(job.id, soon, 9);
      await story.finish(await story.claimOne(soon), failed, soon);
      expect(await replay.work.settle(job.id, soon + 9, 0)).toEqual({ next: 0, settled: 2 });
      expect(await replay.results(job.id)).toEqual([`${a} delivered`, `${b} failed`]);
      expect(await replay.work.finish(job.id, soon + 9)).toBe(true);
      expect(await replay.job(job.id)).toMatchObject({
        ...{ state: 'finished', finishedAt: soon + 9, queued: 2, leftOut: 0, delivered: 1, failed: 1 },
      });
    });

    it('leaves alone what somebody else has dealt with since the plan', async () => {
      const [, a, b] = await threeCalls(story);
      const replay = new ReplayStory(story);
      const job = await replay.plan({ state: ['failed'] });
      await story.requeue(a, soon + 5);
      await story.finish(await story.claimOne(soon + 5), done, soon + 5);
      await replay.start(job);
      await replay.work.queue(job.id, soon + 9, 50);
      expect(await replay.results(job.id)).toEqual([`${a} changed`, `${b} queued`]);
      expect(await replay.job(job.id)).toMatchObject({ queued: 1, leftOut: 1 });
    });

    it('puts nothing on its way while it is paused, and is not finished by a cancel', async () => {
      await threeCalls(story);
      const replay = new ReplayStory(story);
      const job = await replay.plan({ state: ['failed'] });
      await replay.start(job);
      await story.replayJobs().change(job.id, { from: ['running'], set: { state: 'paused' } });
      expect(await replay.work.queue(job.id, soon, 50)).toBe(0);
      const cancelled = { state: 'cancelled', finishedAt: soon } as const;
      await story.replayJobs().change(job.id, { from: ['paused'], set: cancelled });
      expect(await replay.work.finish(job.id, soon)).toBe(false);
      expect(await replay.work.open()).toEqual([]);
    });
  });
}

export function keepsReplays(story: DeliveryStory): void {
  describe('replays over restarts', () => {
    it('goes on where a killed runner stopped, and lets only one runner work at a time', async () => {
      const [, a, b] = await threeCalls(story);
      const replay = new ReplayStory(story);
      const job = await replay.plan({ state: ['failed'] });
      await replay.start(job);
      expect(await replay.work.queue(job.id, soon, 1)).toBe(1);
      await story.reopen();
      const other = replay.worker('two');
      expect(await other.queue(job.id, soon + 4_999, 9)).toBe(0);
      expect(await other.queue(job.id, soon + 5_000, 9)).toBe(1);
      expect(await replay.worker('one').queue(job.id, soon + 5_001, 9)).toBe(0);
      expect(await replay.results(job.id)).toEqual([`${a} queued`, `${b} queued`]);
      expect(ids(await story.claim(soon + 5_001))).toEqual([a, b]);
    });

    it('stands in the list once it was started, newest first', async () => {
      await threeCalls(story);
      const replay = new ReplayStory(story);
      const first = await replay.plan({ state: ['failed'] });
      const second = await replay.plan({ state: ['failed'] });
      await replay.plan({ state: ['failed'] });
      await replay.start(first);
      await replay.start(second);
      const page = await story.replayJobs().list({ limit: 1 });
      expect(page.items.map(({ id }) => id)).toEqual([second.id]);
      const next = await story.replayJobs().list({ limit: 9, cursor: Number(page.next) });
      expect(next).toMatchObject({ items: [{ id: first.id, reason: 'PlanFix was down' }], next: null });
      expect((await story.auditLog().list({}, { limit: 9 })).items).toMatchObject([
        { action: 'replay.started', target: String(second.id) },
        { action: 'replay.started', target: String(first.id) },
      ]);
    });
  });
}
