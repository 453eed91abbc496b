import type { CallSummary } from '@planfix-asterisk/calls';
import type { JournalEntry, JournalledEvent } from '../call-journal.ts';
import type { DeliveryStep, NewAttempt } from '../delivery-store.ts';

/** Time of the first fact of these stories. */
export const t0 = 1_764_000_000_000;

export function event(
  change: Partial<Omit<JournalledEvent, 'employee'>> & { extension?: string } = {},
): JournalledEvent {
  const { extension = '101', ...rest } = change;
  return {
    callId: 'call-1',
    seq: 1,
    node: 'main',
    kind: 'incoming',
    direction: 'in',
    clientNumber: '79161234567',
    line: '74951234567',
    employee: { extension, shortNumber: extension },
    at: t0,
    ...rest,
  };
}

export function entryOf(...events: JournalledEvent[]): JournalEntry {
  const withFields = events.map((one) => ({ event: one, fields: { cmd: 'event', callid: one.callId } }));
  return { calls: [], notes: [], events: withFields };
}

export function attemptAt(startedAt: number, change: Partial<NewAttempt> = {}): NewAttempt {
  return {
    trigger: 'auto',
    actor: null,
    reason: null,
    startedAt,
    durationMs: 12.5,
    phases: { queue: 1, connect: 2, firstByte: 10 },
    request: { url: 'https://example.planfix.ru/tel/api', body: 'cmd=event&planfix_token=[token]' },
    response: { status: 200, headers: {}, body: '', bodyCut: false },
    outcome: 'delivered',
    cause: 'ok',
    detail: null,
    jobId: null,
    ...change,
  };
}

export const done: DeliveryStep = { do: 'done' };
export const failed: DeliveryStep = { do: 'failed' };

/** The call of an event, over by now. */
export function callOf(callId: string): CallSummary {
  return {
    ...{ callId, node: 'main', direction: 'in', clientNumber: '79161234567', line: '74951234567' },
    ...{ startedAt: t0, endedAt: t0 + 9, phase: 'ended', talkS: 3, recordingFiles: [] },
  };
}
