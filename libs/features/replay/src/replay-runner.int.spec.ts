import { ChangeFeed } from '@planfix-asterisk/runtime';
import { AuditLog, ReplayJobStore, ReplayWork } from '@planfix-asterisk/storage';
import type { Storage } from '@planfix-asterisk/storage';
import { temporaryStorage } from '@planfix-asterisk/storage/testing';
import type { TemporaryStorage } from '@planfix-asterisk/storage/testing';
import { LongestTurn } from '@planfix-asterisk/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ReplayJobs } from './replay-jobs.ts';
import { ReplayRunner } from './replay-runner.ts';

const person = { actor: 'anna', address: '127.0.0.1' };
const clock = { now: () => Date.now() };
/** On a busy machine a database may take its time. */
const limitMs = 240_000;
const until = (check: () => Promise<void>) => vi.waitFor(check, { timeout: limitMs, interval: 20 });

let temporary: TemporaryStorage;
let storage: Storage;
let feed: ChangeFeed;
let jobs: ReplayJobStore;
let replays: ReplayJobs;
let runner: ReplayRunner;
let isWell: boolean;

function begin(): void {
  storage = temporary.storage;
  feed = new ChangeFeed();
  jobs = new ReplayJobStore(storage, new AuditLog(storage, clock));
  replays = new ReplayJobs({ jobs, feed, clock, perSecond: () => 200 });
  const work = new ReplayWork(storage, crypto.randomUUID());
  runner = new ReplayRunner({ work, feed, clock, isWell: () => isWell });
  runner.start();
}

beforeEach(async () => {
  temporary = await temporaryStorage();
  isWell = true;
  begin();
});
afterEach(async () => {
  await runner.stop();
  await temporary[Symbol.asyncDispose]();
});

/** So many results of calls that failed yesterday. */
async function failYesterday(count: number): Promise<void> {
  const at = Date.now() - 86_400_000;
  for (let from = 1; from <= count; from += 10_000) await failSome(from, Math.min(from + 9_999, count), at);
  await storage.gate.run('count them', (manager) =>
    manager.query(`INSERT INTO delivery_count (name, value) VALUES ('failed', ${count})`),
  );
}

async function failSome(from: number, to: number, at: number): Promise<void> {
  await storage.gate.run('yesterday', (manager) =>
    manager.query(
      `WITH RECURSIVE n(i) AS (SELECT ${from} UNION ALL SELECT i + 1 FROM n WHERE i < ${to}) INSERT INTO call_event ` +
        '(call_id, seq, node, kind, direction, client_number, client_reversed, line, extension, short_number, ' +
        'is_barrier, fields, created_at, state, finished_at, attempts, last_cause, last_status, may_have_arrived) ' +
        "SELECT 'call-' || i, 1, 'main', 'completed', 'in', '79161234567', '76543216197', '74951234567', '101', " +
        `'101', TRUE, '{"cmd":"event"}', ${at} + i, 'failed', ${at} + i, 1, 'server-error', 503, FALSE FROM n`,
    ),
  );
}

/** What the delivery would do: everything that is due is delivered. */
async function deliver(): Promise<number> {
  const claimed = await storage.deliveries.claim(
    Date.now(),
    { any: 24, popupsOnly: 8 },
    { leaseMs: 30_000, maxStarts: 3 },
  );
  for (const one of claimed) {
    const outcome = {
      ...({
        trigger: 'bulk',
        actor: one.actor,
        reason: one.reason,
        jobId: one.jobId,
        outcome: 'delivered',
      } as const),
      ...{ startedAt: Date.now(), durationMs: 1, phases: { queue: null, connect: null, firstByte: null } },
      ...({ request: { url: '', body: '' }, response: null, cause: 'ok', detail: null } as const),
    };
    await storage.deliveries.finish(one, outcome, { do: 'done' });
  }
  return claimed.length;
}

const planned = async (count: number) => {
  await failYesterday(count);
  const { id } = await replays.plan({ filter: { state: ['failed'] }, withPopups: false }, person);
  await until(async () => expect((await jobs.find(id))?.state).toBe('planned'));
  return id;
};

describe('a replay of many', () => {
  it('is planned, started with a reason, worked off and finished, and says who did it', async () => {
    const id = await planned(60);
    expect(await replays.start(id, { reason: 'PlanFix was down', perSecond: 200 }, person)).toBe('done');
    await until(async () => {
      await deliver();
      expect(await jobs.find(id)).toMatchObject({ state: 'finished', planned: 60, delivered: 60 });
    });
    const detail = await storage.panel.deliveryDetail(1);
    expect(detail?.attemptList).toMatchObject([{ trigger: 'bulk', actor: 'anna', jobId: id }]);
    const [entry] = (await new AuditLog(storage, clock).list({}, { limit: 1 })).items;
    expect(entry).toMatchObject({
      action: 'replay.started',
      reason: 'PlanFix was down',
      after: { messages: 60, perSecond: 200, filter: { state: ['failed'] } },
    });
  });

  it('keeps to its rate', async () => {
    const id = await planned(200);
    const startedAt = Date.now();
    await replays.start(id, { reason: 'slowly', perSecond: 20 }, person);
    await until(async () => expect((await jobs.find(id))?.queued).toBeGreaterThanOrEqual(40));
    // Twenty at once, the rest one by one.
    expect(Date.now() - startedAt).toBeGreaterThan(900);
    await replays.cancel(id, person);
  });

  it('can be paused, resumed and cancelled; what was not on its way stays failed', async () => {
    const id = await planned(100);
    await replays.start(id, { reason: 'why not', perSecond: 10 }, person);
    await until(async () => expect((await jobs.find(id))?.queued).toBeGreaterThan(0));
    expect(await replays.pause(id, person)).toBe('done');
    expect(await replays.pause(id, person)).toBe('wrong-state');
    expect(await replays.resume(id, person)).toBe('done');
    expect(await replays.cancel(id, person)).toBe('done');
    while ((await deliver()) > 0);
    const queued = (await jobs.find(id))?.queued ?? 0;
    await until(async () =>
      expect(await jobs.find(id)).toMatchObject({ state: 'cancelled', delivered: queued }),
    );
    expect(await storage.panel.dashboardCounts(Date.now())).toMatchObject({ failed: 100 - queued });
    const actions = (await new AuditLog(storage, clock).list({}, { limit: 9 })).items.map(
      ({ action }) => action,
    );
    expect(actions).toEqual(['replay.cancelled', 'replay.resumed', 'replay.paused', 'replay.started']);
  });

  it('waits while PlanFix takes nothing, and refuses an empty plan and a second start', async () => {
    isWell = false;
    const empty = await replays.plan({ filter: { callId: 'none' }, withPopups: false }, person);
    await until(async () => expect((await jobs.find(empty.id))?.state).toBe('planned'));
    expect(await replays.start(empty.id, { reason: 'x' }, person)).toBe('nothing-to-send');
    const id = await planned(5);
    await replays.start(id, { reason: 'x' }, person);
    expect(await replays.start(id, { reason: 'x' }, person)).toBe('wrong-state');
    expect(await replays.start(999, { reason: 'x' }, person)).toBe('not-found');
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect((await jobs.find(id))?.queued).toBe(0);
    isWell = true;
    await until(async () => expect((await jobs.find(id))?.queued).toBe(5));
  });

  it('is worked at by one of two workers, and they do not hurry each other on', async () => {
    // Hints cross to the other worker and back, as between processes.
    const otherFeed = new ChangeFeed();
    feed.subscribeToOwn((change) => otherFeed.pass(change));
    otherFeed.subscribeToOwn((change) => feed.pass(change));
    const work = new ReplayWork(storage, crypto.randomUUID());
    const looks = vi.spyOn(work, 'open');
    const other = new ReplayRunner({ work, feed: otherFeed, clock, isWell: () => true });
    other.start();
    const id = await planned(40);
    await replays.start(id, { reason: 'x', perSecond: 10 }, person);
    await until(async () => {
      await deliver();
      expect(await jobs.find(id)).toMatchObject({ state: 'finished', delivered: 40 });
    });
    await other.stop();
    const seconds = (Date.now() - ((await jobs.find(id))?.plannedAt ?? 0)) / 1_000;
    expect(looks.mock.calls.length).toBeLessThan(8 * (seconds + 2));
  });

  it('goes on after a restart', async () => {
    const id = await planned(100);
    await replays.start(id, { reason: 'x', perSecond: 50 }, person);
    await until(async () => expect((await jobs.find(id))?.queued).toBeGreaterThan(0));
    await runner.stop();
    await temporary.reopen();
    begin();
    await until(async () => expect(await jobs.find(id)).toMatchObject({ queued: 100, leftOut: 0 }));
  });
});

describe('a replay of 100,000', () => {
  it(
    'is planned and worked at without keeping the event loop, and with it the panel and the calls, for 100 ms',
    async () => {
      await failYesterday(100_000);
      const turns = new LongestTurn();
      const { id } = await replays.plan({ filter: { state: ['failed'] }, withPopups: false }, person);
      await until(async () => expect((await jobs.find(id))?.state).toBe('planned'));
      expect(await jobs.find(id)).toMatchObject({ planned: 100_000 });
      await replays.start(id, { reason: 'an outage', perSecond: 200 }, person);
      await until(async () => {
        await deliver();
        expect((await jobs.find(id))?.delivered).toBeGreaterThan(600);
      });
      await replays.cancel(id, person);
      expect(turns.stop()).toBeLessThan(100);
    },
    limitMs,
  );
});
