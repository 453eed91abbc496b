import type { CallSummary } from '@planfix-asterisk/calls';
import type { DeliveryFilter, DeliveryState, PageQuery } from '@planfix-asterisk/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attemptAt, done, entryOf, event, failed, t0 } from '../conformance/story-events.ts';
import { temporaryStorage } from '../testing/temporary-storage.ts';
import type { TemporaryStorage } from '../testing/temporary-storage.ts';

const limits = { leaseMs: 30_000, maxStarts: 3 };
const call = (change: Partial<CallSummary>): CallSummary => ({
  callId: 'call-1',
  node: 'main',
  direction: 'in',
  clientNumber: '79161234567',
  line: '74951234567',
  startedAt: t0,
  phase: 'ringing',
  talkS: 0,
  recordingFiles: [],
  ...change,
});

let temporary: TemporaryStorage;
const hours = 3_600_000;

describe('deliveries in the panel', () => {
  const kinds = ['incoming', 'completed', 'completed', 'outgoing', 'completed', 'incoming'] as const;
  const numbers = ['79161234567', '79161234567', '74957654321', '4930123456', '79031112233', ''];

  beforeAll(async () => {
    temporary = await temporaryStorage();
    const { journal, deliveries } = temporary.storage;
    for (const [index, kind] of kinds.entries()) {
      const at = t0 + index * hours;
      const one = event({
        callId: `call-${index}`,
        extension: `10${index % 2}`,
        clientNumber: numbers[index] ?? '',
        kind,
        at,
      });
      const { callId, clientNumber } = one;
      await journal.append({ ...entryOf(one), calls: [call({ callId, clientNumber })] });
    }
    const claimed = await deliveries.claim(t0 + 3 * hours, { any: 24, popupsOnly: 8 }, limits);
    const steps = new Map([
      [1, done],
      [2, failed],
      [3, { do: 'retry', at: t0 + 9 * hours } as const],
    ]);
    for (const one of claimed) {
      const step = steps.get(one.id);
      if (step) await deliveries.finish(one, attemptAt(t0 + 3 * hours), step);
    }
  });
  afterAll(() => temporary[Symbol.asyncDispose]());

  const list = async (filter: DeliveryFilter) =>
    (await temporary.storage.panel.listDeliveries(filter, { limit: 50 })).items.map(({ id }) => id);

  it('are listed newest first, page after page, each once', async () => {
    const { panel } = temporary.storage;
    const first = await panel.listDeliveries({}, { limit: 4 });
    expect(first.items.map(({ id }) => id)).toEqual([6, 5, 4, 3]);
    const second = await panel.listDeliveries({}, { limit: 4, cursor: first.next ?? '' });
    expect(second).toMatchObject({ items: [{ id: 2 }, { id: 1 }], next: null });
  });

  it('are found by the cause of their last attempt, or by having had none', async () => {
    expect(await list({ cause: ['ok'] })).toEqual([3, 2, 1]);
    expect(await list({ cause: ['not-tried'] })).toEqual([6, 5, 4]);
    expect(await list({ cause: ['not-tried', 'ok'], kind: ['completed'] })).toEqual([5, 3, 2]);
  });

  it('are read from any place both ways', async () => {
    const { panel } = temporary.storage;
    const ids = async (page: Partial<PageQuery>) => {
      const { items, ...places } = await panel.listDeliveries({}, { limit: 2, ...page });
      return { ids: items.map(({ id }) => id), ...places };
    };
    const middle = await ids({ at: t0 + 3 * hours });
    expect(middle.ids).toEqual([4, 3]);
    const [above, below] = [middle.previous ?? '', middle.next ?? ''];
    expect((await ids({ cursor: below })).ids).toEqual([2, 1]);
    const newer = await ids({ newer: above });
    expect(newer.ids).toEqual([6, 5]);
    expect((await ids({ newer: below })).ids).toEqual([4, 3]);
    expect((await ids({ cursor: newer.next ?? '', newer: below, limit: 50 })).ids).toEqual([4, 3]);
    expect(await ids({ newer: newer.previous ?? '' })).toEqual({ ids: [], next: null, previous: null });
    expect((await ids({ cursor: newer.previous ?? '' })).ids).toEqual([6, 5]);
  });

  it('start anew when the cursor is none', async () => {
    const page = await temporary.storage.panel.listDeliveries({}, { limit: 1, cursor: 'cut sho' });
    expect(page.items.map(({ id }) => id)).toEqual([6]);
  });

  it.each<[DeliveryState[], number[]]>([
    [['delivered'], [1]],
    [['failed'], [2]],
    [
      ['delivered', 'failed'],
      [2, 1],
    ],
    [['sending'], [4]],
    [['waiting'], [6, 5, 3]],
    [
      ['waiting', 'sending'],
      [6, 5, 4, 3],
    ],
    [
      ['sending', 'failed'],
      [4, 2],
    ],
    [
      ['waiting', 'delivered'],
      [6, 5, 3, 1],
    ],
    [['skipped'], []],
  ])('are filtered by state %j', async (state, expected) => {
    expect(await list({ state })).toEqual(expected);
  });

  it.each<[string, number[]]>([
    ['79161234567', [2, 1]],
    ['+7 916 123-45-67', [2, 1]],
    ['8 (916) 123 45 67', [2, 1]],
    ['1234567', [2, 1]],
    ['4567', [2, 1]],
    ['67', [2, 1]],
    ['4930123', [4]],
    ['7916', []],
    ['999', []],
    ['-', [6, 5, 4, 3, 2, 1]],
  ])('are filtered by phone %s', async (phone, expected) => {
    expect(await list({ phone })).toEqual(expected);
  });

  it('are filtered by kind, employee, call and time, all at once', async () => {
    expect(await list({ kind: ['outgoing', 'incoming'] })).toEqual([6, 4, 1]);
    expect(await list({ extension: '101' })).toEqual([6, 4, 2]);
    expect(await list({ callId: 'call-2' })).toEqual([3]);
    expect(await list({ from: t0 + hours, to: t0 + 2 * hours })).toEqual([3, 2]);
    expect(await list({ kind: ['completed'], extension: '101', state: ['failed'], phone: '4567' })).toEqual([
      2,
    ]);
  });

  it('show when they are due, and say nothing of it while they are sent', async () => {
    const { items } = await temporary.storage.panel.listDeliveries(
      { state: ['sending', 'waiting'] },
      { limit: 50 },
    );
    expect(items.map(({ state, dueAt }) => [state, dueAt])).toEqual([
      ['waiting', t0 + 5 * hours],
      ['waiting', t0 + 4 * hours],
      ['sending', null],
      ['waiting', t0 + 9 * hours],
    ]);
  });

  it('have no detail when there is no such message', async () => {
    expect(await temporary.storage.panel.deliveryDetail(99)).toBeUndefined();
  });
});

describe('calls in the panel', () => {
  beforeAll(async () => {
    temporary = await temporaryStorage();
    const { journal } = temporary.storage;
    const employee = { extension: '101', shortNumber: '1' };
    const note = { callId: 'call-1', at: t0 + 1, code: 'anonymous-substituted' } as const;
    await journal.append({ ...entryOf(event()), calls: [call({ employee })], notes: [note] });
    await journal.append({
      ...entryOf(event(), event({ seq: 2, kind: 'completed' })),
      calls: [
        call({
          employee,
          phase: 'ended',
          endedAt: t0 + 9,
          result: 'missed',
          recordingFiles: ['/var/spool/a.wav'],
        }),
      ],
      notes: [
        { ...note, at: t0 + 2 },
        { callId: 'call-1', at: t0 + 3, code: 'extension-without-employee', subject: '199' },
      ],
      tracked: { node: 'main', calls: [{ callId: 'x', json: '{"call":1}' }] },
    });
    await journal.append({
      calls: [call({ callId: 'call-2', direction: 'out', clientNumber: '4930123456', startedAt: t0 + 5 })],
      notes: [],
      events: [],
    });
  });
  afterAll(() => temporary[Symbol.asyncDispose]());

  const list = async (filter: Parameters<typeof temporary.storage.panel.listCalls>[0]) =>
    (await temporary.storage.panel.listCalls(filter, { limit: 50 })).items.map(({ callId }) => callId);

  it('are kept once, as they were told last', async () => {
    const { items } = await temporary.storage.panel.listCalls({}, { limit: 50 });
    expect(items).toEqual([
      expect.objectContaining({ callId: 'call-2', endedAt: null, result: null, extension: null }),
      expect.objectContaining({
        ...{ callId: 'call-1', clientNumber: '79161234567', line: '74951234567', direction: 'in' },
        ...{ startedAt: t0, endedAt: t0 + 9, phase: 'ended', result: 'missed', extension: '101' },
        ...{ recordingFile: '/var/spool/a.wav', employeeName: null, talkS: 0 },
      }),
    ]);
  });

  it('are filtered and paged like deliveries', async () => {
    expect(await list({ direction: 'out' })).toEqual(['call-2']);
    expect(await list({ result: 'missed' })).toEqual(['call-1']);
    expect(await list({ extension: '101' })).toEqual(['call-1']);
    expect(await list({ phone: '3456' })).toEqual(['call-2']);
    expect(await list({ phone: '56' })).toEqual(['call-2']);
    expect(await list({ from: t0 + 1 })).toEqual(['call-2']);
    expect(await list({ to: t0 + 1, callId: 'call-1' })).toEqual(['call-1']);
    const { next } = await temporary.storage.panel.listCalls({}, { limit: 1 });
    const second = await temporary.storage.panel.listCalls({}, { limit: 1, cursor: next ?? '' });
    expect(second).toMatchObject({ items: [{ callId: 'call-1' }], next: null });
  });

  it('show their notes once each and their messages in order', async () => {
    const detail = await temporary.storage.panel.callDetail('call-1');
    expect(detail?.notes).toEqual([
      { at: t0 + 1, code: 'anonymous-substituted', subject: null },
      { at: t0 + 3, code: 'extension-without-employee', subject: '199' },
    ]);
    expect(detail?.deliveries.map(({ kind }) => kind)).toEqual(['incoming', 'completed']);
    expect(await temporary.storage.panel.callDetail('call-9')).toBeUndefined();
  });

  it('are counted while they go on', async () => {
    expect(await temporary.storage.panel.dashboardCounts(t0)).toMatchObject({ callsNow: 1, waiting: 2 });
  });

  it('leave the state of the tracker where a restart finds it', async () => {
    const { journal } = await temporary.reopen();
    expect(await journal.trackedCalls('main')).toEqual(['{"call":1}']);
    expect(await journal.trackedCalls('other')).toEqual([]);
    const forgotten = { node: 'main', calls: [{ callId: 'x' }] };
    await journal.append({ calls: [], notes: [], events: [], tracked: forgotten });
    expect(await journal.trackedCalls('main')).toEqual([]);
  });
});

it('knows until when a PBX was heard: the last beat, or the last state of a call that was stored', async () => {
  await using store = await temporaryStorage();
  const { journal } = store.storage;
  expect(await journal.heardUntil('main')).toBeUndefined();
  await journal.noteHeard('main', t0);
  await journal.noteHeard('main', t0 + 5000);
  expect(await journal.heardUntil('main')).toBe(t0 + 5000);
  expect(await journal.heardUntil('other')).toBeUndefined();
  const before = Date.now();
  const tracked = { node: 'main', calls: [{ callId: 'call-1', json: '{}' }] };
  await journal.append({ calls: [], notes: [], events: [], tracked });
  expect(await journal.heardUntil('main')).toBeGreaterThanOrEqual(before);
});
