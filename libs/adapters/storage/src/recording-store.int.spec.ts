import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { callOf, event } from './conformance/story-events.ts';
import { RecordingStore } from './recording-store.ts';
import { temporaryStorage } from './testing/temporary-storage.ts';
import type { TemporaryStorage } from './testing/temporary-storage.ts';

let place: TemporaryStorage;
let store: RecordingStore;
beforeEach(async () => {
  place = await temporaryStorage();
  store = new RecordingStore(place.storage);
});
afterEach(() => place[Symbol.asyncDispose]());

const endedCall = callOf('1763900000.1');
const later = () => Date.now() + 1_000;
const tell = (recordingFiles: readonly string[], isEnded = true) =>
  place.storage.journal.append({
    calls: [{ ...endedCall, recordingFiles, ...(isEnded ? {} : { endedAt: undefined }) }],
    notes: [],
    events: [],
  });
const callId = () => endedCall.callId;

describe('the recordings of a call', () => {
  it('are due once when the call is over, also if it is told again', async () => {
    await tell(['a.wav'], false);
    expect(await store.due(later(), 10)).toEqual([]);
    await tell(['a.wav', 'b.wav']);
    await tell(['a.wav', 'b.wav']);
    const due = await store.due(later(), 10);
    expect(due.map(({ file, number, state }) => [file, number, state])).toEqual([
      ['a.wav', 1, 'waiting'],
      ['b.wav', 2, 'waiting'],
    ]);
    const refs = due.map(({ ref }) => ref);
    expect(new Set(refs).size).toBe(2);
    expect(refs.every((ref) => /^[0-9a-f]{32}$/.test(ref))).toBe(true);
    expect(await store.byRef(refs[0] ?? '')).toEqual(due[0]);
    expect(await store.ofCall(callId(), 2)).toEqual(due[1]);
    expect(await store.byRef('0'.repeat(32))).toBeUndefined();
  });

  it('wait until their time, are settled once, and are looked for again when somebody asks', async () => {
    await tell(['a.wav']);
    const [one] = await store.due(later(), 10);
    if (one === undefined) throw new Error('none is due');
    await store.postpone(one.ref, later() + 60_000);
    expect(await store.due(later(), 10)).toEqual([]);
    expect(await store.due(later() + 61_000, 10)).toMatchObject([{ tries: 1 }]);
    await store.settle(one, { state: 'failed', cause: 'not-found' });
    await store.settle(one, { state: 'told', cause: null });
    const detail = await place.storage.panel.callDetail(callId());
    const { knownAt } = one;
    expect(detail?.recordings).toEqual([
      { number: 1, file: 'a.wav', state: 'failed', cause: 'not-found', knownAt },
    ]);
    expect(await store.tryAgain(callId(), 5_000)).toBe(1);
    expect(await store.tryAgain(callId(), 5_000)).toBe(0);
    expect(await store.due(5_000, 10)).toMatchObject([{ ref: one.ref, tries: 0, cause: null }]);
  });

  it('belong to the talk that PlanFix was told of last', async () => {
    expect(await store.toldTalk(event().callId)).toBeUndefined();
    const completed = (seq: number, extension: string, result: 'success' | 'cancelled') =>
      event({ seq, kind: 'completed', result, extension });
    const events = [
      completed(1, '101', 'success'),
      completed(2, '102', 'success'),
      completed(3, '103', 'cancelled'),
    ];
    await place.storage.journal.append({
      calls: [],
      notes: [],
      events: events.map((one) => ({ event: one, fields: {} })),
    });
    expect(await store.toldTalk(event().callId)).toMatchObject({ extension: '102' });
  });
});
