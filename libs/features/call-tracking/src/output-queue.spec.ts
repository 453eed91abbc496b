import type { CallEvent } from '@planfix-asterisk/calls';
import { StoreError, TermOver } from '@planfix-asterisk/storage';
import type { JournalEntry } from '@planfix-asterisk/storage';
import { createLogger } from '@planfix-asterisk/runtime';
import { describe, expect, it, vi } from 'vitest';
import { OutputQueue } from './output-queue.ts';
import type { Output } from './waiting-outputs.ts';

const log = createLogger({ level: 'silent' });
const retryMs = { first: 1, longest: 2 };

const base = {
  node: 'main',
  direction: 'in',
  clientNumber: '79161234567',
  line: '74951234567',
  employee: { extension: '101', shortNumber: '101' },
  at: 1_000,
} as const;

const incoming = (callId: string, seq: number): CallEvent => ({ ...base, kind: 'incoming', callId, seq });

const completed = (callId: string, seq: number): CallEvent => ({
  ...base,
  kind: 'completed',
  callId,
  seq,
  result: 'missed',
  durationS: 0,
  isRecorded: false,
  isLast: true,
});

const outputOf = (...events: CallEvent[]): Output => ({
  events,
  notes: [],
  steps: [],
  calls: [],
  changed: events.map(({ callId }) => callId),
});

/** A journal that refuses as often as told, and then keeps what it gets. */
function journalThat(...refusals: Error[]) {
  const kept: JournalEntry[] = [];
  const append = (entry: JournalEntry): Promise<{ deliveryIds: number[] }> => {
    const refusal = refusals.shift();
    if (refusal !== undefined) return Promise.reject(refusal);
    kept.push(entry);
    return Promise.resolve({ deliveryIds: [] });
  };
  const told = () => kept.flatMap((entry) => entry.events.map(({ event }) => `${event.callId}:${event.seq}`));
  return { append, kept, told };
}

const isFull = () => new StoreError('full', 'no space left');

describe('OutputQueue', () => {
  it('writes outputs that came together in one entry, in order, with the form for PlanFix', async () => {
    const journal = journalThat();
    const queue = new OutputQueue({ node: 'main', journal, log, stateOf: () => '{"n":2}' });
    queue.add(outputOf(incoming('a', 1)));
    queue.add(outputOf(completed('a', 2)));
    await queue.close(1000);
    expect(journal.told()).toEqual(['a:1', 'a:2']);
    expect(journal.kept).toHaveLength(1);
    expect(journal.kept[0]?.tracked).toEqual({ node: 'main', calls: [{ callId: 'a', json: '{"n":2}' }] });
    expect(journal.kept[0]?.events[0]?.fields).toMatchObject({ cmd: 'event', event: 'INCOMING' });
  });

  it('stores what silent facts changed with the next message', async () => {
    const journal = journalThat();
    const queue = new OutputQueue({ node: 'main', journal, log, stateOf: () => '{}' });
    queue.add({ events: [], notes: [], steps: [], calls: [], changed: ['b'] });
    queue.add(outputOf(incoming('a', 1)));
    await queue.close(1000);
    expect(journal.kept.map(({ tracked }) => tracked?.calls.map(({ callId }) => callId))).toEqual([
      ['b', 'a'],
    ]);
  });

  it('holds messages in order while the store is full and writes them when it takes them again', async () => {
    const journal = journalThat();
    let isClosed = true;
    const append = (entry: JournalEntry) => (isClosed ? Promise.reject(isFull()) : journal.append(entry));
    const queue = new OutputQueue({ node: 'main', journal: { append }, log, stateOf: () => '{}', retryMs });
    queue.add(outputOf(incoming('a', 1)));
    await vi.waitFor(() => {
      expect(queue.held().messages).toBe(1);
    });
    queue.add(outputOf(completed('a', 2)));
    expect(queue.held().messages).toBe(2);
    isClosed = false;
    await vi.waitFor(() => {
      expect(journal.told()).toEqual(['a:1', 'a:2']);
    });
    await queue.close(1000);
    expect(queue.held()).toEqual({ messages: 0, dropped: 0 });
  });

  it('drops the oldest pop-ups first when it holds too many, and counts them', async () => {
    const journal = journalThat(isFull());
    const queue = new OutputQueue({ node: 'main', journal, log, stateOf: () => '{}', retryMs, limit: 2 });
    queue.add(outputOf(completed('a', 1), incoming('b', 1), incoming('c', 1), completed('c', 2)));
    await vi.waitFor(() => {
      expect(journal.told()).toEqual(['a:1', 'c:2']);
    });
    expect(queue.held().dropped).toBe(2);
  });

  it('lets the other messages through when the store refuses one for good', async () => {
    const refusal = new Error('the statement is wrong');
    const journal = journalThat(refusal, refusal);
    const queue = new OutputQueue({ node: 'main', journal, log, stateOf: () => '{}' });
    queue.add(outputOf(incoming('a', 1), incoming('b', 1)));
    await queue.close(1000);
    expect(journal.told()).toEqual(['b:1']);
    expect(queue.held().dropped).toBe(1);
  });

  it('ends within its time when the store stays closed', async () => {
    const journal = { append: () => Promise.reject(isFull()) };
    const queue = new OutputQueue({ node: 'main', journal, log, stateOf: () => '{}', retryMs });
    queue.add(outputOf(completed('a', 1)));
    await queue.close(20);
    expect(queue.held().messages).toBe(1);
  });

  it('leaves everything to the process that follows the calls by now, and counts nothing as lost', async () => {
    const journal = journalThat(new TermOver('pbx main'));
    const queue = new OutputQueue({ node: 'main', journal, log, stateOf: () => undefined, retryMs });
    queue.add(outputOf(incoming('a', 1)));
    await vi.waitFor(() => expect(queue.held()).toEqual({ messages: 0, dropped: 0 }));
    queue.add(outputOf(completed('a', 2)));
    await queue.close(50);
    expect(journal.told()).toEqual([]);
    expect(queue.held()).toEqual({ messages: 0, dropped: 0 });
  });

  it('forgets what the store did not take when it is abandoned', async () => {
    const journal = journalThat(...Array.from({ length: 1_000 }, isFull));
    const queue = new OutputQueue({ node: 'main', journal, log, stateOf: () => undefined, retryMs });
    queue.add(outputOf(incoming('a', 1)));
    await vi.waitFor(() => expect(queue.held().messages).toBe(1));
    queue.abandon();
    await queue.close(50);
    expect(journal.told()).toEqual([]);
  });
});
