import { randomBytes } from 'node:crypto';
import type { CallEvent } from '@planfix-asterisk/calls';
import type { EmployeeSettings } from '@planfix-asterisk/contracts';
import { toPlanfixForm } from '@planfix-asterisk/planfix';
import type { JournalEntry } from '@planfix-asterisk/storage';

interface TestCall {
  readonly employee: Pick<EmployeeSettings, 'extension' | 'shortNumber'>;
  /** As PlanFix gets it. */
  readonly clientNumber: string;
  readonly line: string;
  /** The name that is shown as its PBX. */
  readonly node: string;
  readonly now: number;
}

/** The window is open so long, for a person to see it. */
export const testCallMs = 10_000;

/**
 * A call that nobody made: a pop-up now, and its end as a missed call some seconds later. It goes the way of every call,
 * from the store to PlanFix and into the log.
 */
export function testCall({ employee, clientNumber, line, node, now }: TestCall): JournalEntry {
  const callId = `test-${Math.trunc(now / 1_000)}-${randomBytes(4).toString('hex')}`;
  const { extension, shortNumber } = employee;
  const call = { callId, node, clientNumber, line, direction: 'in' as const };
  const told = { ...call, employee: { extension, shortNumber } };
  const endedAt = now + testCallMs;
  const popup: CallEvent = { ...told, kind: 'incoming', seq: 1, at: now };
  // Not due before its time, so it needs no timer that a restart would forget.
  const end: CallEvent = {
    ...{ ...told, kind: 'completed', seq: 2, at: endedAt },
    ...{ result: 'missed', durationS: 0, isRecorded: false, isLast: true },
  };
  return {
    calls: [
      {
        ...{ ...call, startedAt: now, endedAt, phase: 'ended', result: 'missed', talkS: 0 },
        ...{ employee: told.employee, recordingFiles: [] },
      },
    ],
    notes: [{ callId, at: now, code: 'test-call' }],
    events: [popup, end].map((event) => ({ event, fields: toPlanfixForm(event) })),
  };
}
