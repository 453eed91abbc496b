import type { CallSummary } from '@planfix-asterisk/calls';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { attemptAt, done, entryOf, event, failed, t0 } from '../conformance/story-events.ts';
import { AuditLog } from '../audit-log.ts';
import { MessageSteering } from '../steering/message-steering.ts';
import { temporaryStorage } from '../testing/temporary-storage.ts';
import type { TemporaryStorage } from '../testing/temporary-storage.ts';

const hour = 3_600_000;
const limits = { leaseMs: 30_000, maxStarts: 3 };
const slots = { any: 24, popupsOnly: 8 };
const start = Math.floor(t0 / hour) * hour;
let temporary: TemporaryStorage;

beforeEach(async () => {
  temporary = await temporaryStorage();
});
afterEach(() => temporary[Symbol.asyncDispose]());

const hours = (from = start, to = start) => temporary.storage.panel.hourlyStats({ from, to });
const call = (change: Partial<CallSummary>): CallSummary => ({
  callId: 'call-1',
  node: 'main',
  direction: 'in',
  clientNumber: '79161234567',
  line: '',
  startedAt: t0,
  phase: 'ringing',
  talkS: 0,
  recordingFiles: [],
  ...change,
});

describe('what happened hour by hour', () => {
  it('has every hour, those without anything too', async () => {
    const found = await hours(start - 2 * hour, start);
    expect(found.map((one) => one.hour)).toEqual([start - 2 * hour, start - hour, start]);
    expect(found[0]).toMatchObject({ delivered: 0, callsIn: 0, popupMs: null });
  });

  it('counts messages by the hour they were made in, and pop-ups with the time they took', async () => {
    const { journal, deliveries } = temporary.storage;
    await journal.append(entryOf(event({ callId: 'a' }), event({ callId: 'b', at: t0 + 100 })));
    await journal.append(entryOf(event({ callId: 'c', kind: 'completed' })));
    for (const one of await deliveries.claim(t0 + 200, slots, limits))
      await deliveries.finish(
        one,
        attemptAt(t0 + 300, { durationMs: 0 }),
        one.callId === 'c' ? failed : done,
      );
    expect(await hours()).toMatchObject([{ delivered: 2, failed: 1, expired: 0, popupMs: 250 }]);
  });

  it('follows a message that is sent again to its new state', async () => {
    const { journal, deliveries } = temporary.storage;
    const { deliveryIds } = await journal.append(entryOf(event({ kind: 'completed' })));
    const end = async (at: number, step: typeof done) => {
      for (const one of await deliveries.claim(at, slots, limits))
        await deliveries.finish(one, attemptAt(at), step);
    };
    await end(t0 + 10, failed);
    const steering = new MessageSteering(
      temporary.storage,
      new AuditLog(temporary.storage, { now: () => t0 }),
    );
    const by = { actor: 'a', reason: 'r', now: t0 + 5 * hour };
    await steering.requeue(deliveryIds[0] ?? 0, by, { actor: 'a', action: 'x', target: 'y' });
    expect(await hours()).toMatchObject([{ failed: 0, delivered: 0 }]);
    await end(t0 + 5 * hour, done);
    expect(await hours(start, start + 6 * hour)).toMatchObject([
      { failed: 0, delivered: 1 },
      ...Array.from({ length: 6 }, () => ({ delivered: 0 })),
    ]);
  });

  it('counts each call once, when it has ended', async () => {
    const tell = (...calls: CallSummary[]) =>
      temporary.storage.journal.append({ calls, notes: [], events: [] });
    await tell(
      call({}),
      call({ callId: 'call-2', direction: 'out' }),
      call({ callId: 'call-3', direction: 'internal' }),
    );
    expect(await hours()).toMatchObject([{ callsIn: 0, callsOut: 0, missed: 0 }]);
    const ended = call({ phase: 'ended', endedAt: t0 + hour, result: 'missed' });
    await tell(ended);
    await tell(
      ended,
      call({ callId: 'call-2', direction: 'out', phase: 'ended', endedAt: t0 + 9, result: 'busy' }),
    );
    await tell(call({ callId: 'call-3', direction: 'internal', phase: 'ended', endedAt: t0 + 9 }));
    expect(await hours()).toMatchObject([{ callsIn: 1, callsOut: 1, missed: 1 }]);
  });
});
