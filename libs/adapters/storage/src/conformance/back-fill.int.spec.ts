import type { BackFillState } from '@planfix-asterisk/contracts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AuditLog } from '../audit-log.ts';
import type { BackFillSlice, FoundCall } from '../back-fill/back-fill-slice.ts';
import { BackFillStore } from '../back-fill/back-fill-store.ts';
import { RetentionStore } from '../retention/retention-store.ts';
import { temporaryStorage } from '../testing/temporary-storage.ts';
import type { TemporaryStorage } from '../testing/temporary-storage.ts';
import { event, t0 } from './story-events.ts';

let temporary: TemporaryStorage;
let store: BackFillStore;
const minute = 60_000;

beforeEach(async () => {
  temporary = await temporaryStorage();
  store = storeOf();
});
afterEach(() => temporary[Symbol.asyncDispose]());

const storeOf = () =>
  new BackFillStore(temporary.storage, new AuditLog(temporary.storage, { now: () => t0 }));
const journal = () => temporary.storage.journal;
const audit = { actor: 'anna', action: 'back-fill.started', target: '1' };

async function running(): Promise<number> {
  const { id } = await store.plan({ from: t0, to: t0 + minute }, { node: 'main', actor: 'anna', now: t0 });
  await journal().backFill({ ...slice(id, 'planning', []), after: { state: 'planned', cursor: t0 } });
  expect(
    await store.change(id, { from: ['planned'], set: { state: 'running' }, isRecounted: true, audit }),
  ).toBe(true);
  return id;
}

function call(callId: string, { isTold = true, otherIds = [] as string[] } = {}): FoundCall {
  const summary = {
    node: 'main',
    direction: 'in',
    clientNumber: '79161234567',
    line: '',
    startedAt: t0,
  } as const;
  return {
    ids: [callId, ...otherIds],
    entry: {
      calls: [{ ...summary, callId, phase: 'ended', endedAt: t0 + 1, talkS: 0, recordingFiles: [] }],
      notes: [{ callId, at: t0, code: 'back-filled' }],
      events: isTold
        ? [{ event: event({ callId, kind: 'completed', isLast: true }), fields: { callid: callId } }]
        : [],
    },
  };
}

function slice(id: number, state: BackFillState, calls: FoundCall[], cursor = t0): BackFillSlice {
  const after = { state, cursor: cursor + 10 };
  return { backFillId: id, now: t0 + minute, before: { state, cursor }, after, recordsRead: 3, calls };
}

const eventIds = async () => {
  const { items } = await temporary.storage.panel.listDeliveries({}, { limit: 50 });
  return items.map(({ callId }) => callId).sort();
};

describe('a step of a back-fill', () => {
  it('stores messages and cursor together, and counts what it found', async () => {
    const id = await running();
    const calls = [call('a'), call('b', { isTold: false })];
    expect((await journal().backFill(slice(id, 'running', calls))).status).toBe('done');
    expect(await store.find(id)).toMatchObject({
      ...{ state: 'running', cursor: t0 + 10, recordsRead: 3, found: 2, told: 1, silent: 1, knownBefore: 0 },
    });
    expect(await eventIds()).toEqual(['a']);
  });

  it('is still there after a restart', async () => {
    const id = await running();
    await journal().backFill(slice(id, 'running', [call('a')]));
    await temporary.reopen();
    store = storeOf();
    expect(await store.open('main')).toMatchObject([{ id, state: 'running', cursor: t0 + 10 }]);
  });

  it('that is done once more changes nothing', async () => {
    const id = await running();
    await journal().backFill(slice(id, 'running', [call('a')]));
    expect((await journal().backFill(slice(id, 'running', [call('a'), call('c')]))).status).toBe('overtaken');
    expect(await eventIds()).toEqual(['a']);
  });

  it.each(['paused', 'cancelled'] as const)(
    'does nothing when the back-fill was %s meanwhile',
    async (state) => {
      const id = await running();
      await store.change(id, { from: ['running'], set: { state }, audit });
      expect((await journal().backFill(slice(id, 'running', [call('a')]))).status).toBe('overtaken');
      expect(await eventIds()).toEqual([]);
    },
  );

  it('leaves out what is in the log, and what is followed at the moment, by any of its ids', async () => {
    const id = await running();
    const [known] = [call('live').entry];
    await journal().append({ ...known, tracked: { node: 'main', calls: [{ callId: 'now', json: '{}' }] } });
    const calls = [call('x', { otherIds: ['live'] }), call('now'), call('new')];
    await journal().backFill(slice(id, 'running', calls));
    expect(await eventIds()).toEqual(['live', 'new']);
    expect(await store.find(id)).toMatchObject({ found: 3, knownBefore: 2, told: 1 });
  });

  it('only counts while it is planned', async () => {
    const { id } = await store.plan({ from: t0, to: t0 + minute }, { node: 'main', actor: 'anna', now: t0 });
    await journal().backFill(slice(id, 'planning', [call('a')]));
    expect(await store.find(id)).toMatchObject({ found: 1, told: 1 });
    expect(await eventIds()).toEqual([]);
  });

  it('of a second look counts only what is new', async () => {
    const id = await running();
    await journal().backFill({
      ...slice(id, 'running', [call('a')]),
      after: { state: 'settling', cursor: t0, lookAgainAt: t0 + 5 },
    });
    await journal().backFill(slice(id, 'settling', [call('a'), call('late')]));
    expect(await store.find(id)).toMatchObject({ found: 2, told: 2, knownBefore: 0 });
  });
});

describe('gaps', () => {
  const gap = (from: number, to: number) => store.outageOver('main', { from, to, now: to });
  const spans = async () =>
    (await store.list({ limit: 10 })).items.map(({ from, to, state }) => [from, to, state]);

  it('move the mark with the back-fill that fills them', async () => {
    await store.noteHeard('main', t0);
    expect(await store.heard('main')).toEqual({ since: t0, until: t0 });
    await gap(t0, t0 + minute);
    expect(await store.heard('main')).toEqual({ since: t0, until: t0 + minute });
    expect(await spans()).toEqual([[t0, t0 + minute, 'running']]);
    expect(await store.heard('other')).toBeUndefined();
  });

  it('that follow each other are one, which goes on behind what is done', async () => {
    await gap(t0, t0 + minute);
    const [first] = await store.open('main');
    await journal().backFill({
      ...slice(first?.id ?? 0, 'running', []),
      after: { state: 'settling', cursor: t0, lookAgainAt: t0 + 20 * minute },
    });
    await gap(t0 + 2 * minute, t0 + 3 * minute);
    expect(await store.open('main')).toMatchObject([
      { from: t0, to: t0 + 3 * minute, state: 'running', cursor: t0 + 2 * minute },
    ]);
    await gap(t0 + 4 * minute, t0 + 5 * minute);
    expect(await spans()).toHaveLength(2);
  });
});

it('lists back-fills page by page, newest first', async () => {
  for (let n = 0; n < 5; n += 1)
    await store.plan({ from: t0 + n, to: t0 + minute }, { node: 'main', actor: 'anna', now: t0 });
  const first = await store.list({ limit: 2 });
  const second = await store.list({ limit: 2, cursor: Number(first.next) });
  const last = await store.list({ limit: 2, cursor: Number(second.next) });
  expect([first, second, last].flatMap(({ items }) => items.map(({ from }) => from - t0))).toEqual([
    4, 3, 2, 1, 0,
  ]);
  expect(last.next).toBeNull();
});

it('forgets those that ended long ago, and no other', async () => {
  const [ended, open] = [await running(), await running()];
  await store.change(ended, { from: ['running'], set: { state: 'cancelled', finishedAt: t0 }, audit });
  const retention = new RetentionStore(temporary.storage);
  expect(await retention.clear('back-fills', t0)).toBe(0);
  expect(await retention.clear('back-fills', t0 + 1)).toBe(1);
  expect([await store.find(ended), (await store.find(open))?.id]).toEqual([undefined, open]);
});

it('says whether the queue has room', async () => {
  expect(await store.hasQueueRoom(2)).toBe(true);
  for (const callId of ['a', 'b']) await journal().append(call(callId).entry);
  expect([await store.hasQueueRoom(2), await store.hasQueueRoom(3)]).toEqual([false, true]);
});
