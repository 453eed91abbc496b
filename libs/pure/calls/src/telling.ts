import type { CallEvent, CallResult, Employee } from './call-event.ts';
import { factsOf } from './call-facts.ts';
import type { Call } from './call.ts';
import type { CallNote, CallNoteCode, CallStep, CallSummary } from './call-summary.ts';
import type { TrackerRules } from './tracker-rules.ts';

/** What the tracker says after one fact, gathered while the calls are looked at. */
export interface Telling {
  readonly events: CallEvent[];
  readonly notes: CallNote[];
  readonly steps: CallStep[];
  readonly calls: CallSummary[];
  readonly asks: RecordingAsk[];
  readonly rules: TrackerRules;
  /** Time of the fact. */
  readonly at: number;
  /** Until when talks that this fact ends are known to have lasted: its time, or the last moment before an outage. */
  readonly talkUntil: number;
  /** What is seen now may be so for a while: the fact is what lives after an outage. */
  readonly isSnapshot: boolean;
}

/** A channel in a talk that may be recorded unheard: Asterisk can be asked while it lives. */
export interface RecordingAsk {
  readonly uniqueid: string;
  readonly channelName: string;
  /** A recorder runs there for sure. */
  readonly isRecorded: boolean;
}

export interface Ending {
  readonly result: CallResult;
  readonly durationMs: number;
  readonly isRecorded: boolean;
}

export function tellOpening(telling: Telling, call: Call, employee: Employee): void {
  if (call.direction === 'internal') return;
  tell(telling, call, (base) => ({
    ...base,
    kind: call.direction === 'in' ? 'incoming' : 'outgoing',
    employee,
  }));
}

export function tellAccepted(telling: Telling, call: Call, employee: Employee): void {
  tell(telling, call, (base) => ({ ...base, kind: 'accepted', employee }));
}

/** `isLast` when no window is open any more: it then waits for all earlier messages of the call. */
export function tellCompleted(telling: Telling, call: Call, employee: Employee, ending: Ending): void {
  const durationS = Math.floor(ending.durationMs / 1000);
  const { result, isRecorded } = ending;
  const isLast = call.windows.size === 0;
  tell(telling, call, (base) => ({
    ...base,
    kind: 'completed',
    employee,
    result,
    durationS,
    isRecorded,
    isLast,
    facts: factsOf(call, telling.at),
  }));
  call.talkS += result === 'success' ? durationS : 0;
  call.lastEmployee = employee;
  if (call.result !== 'success') call.result = result;
  if (result === 'missed') call.isMissedTold = true;
}

export function note(telling: Telling, call: Call, code: CallNoteCode, subject?: string): void {
  const key = `${code}:${subject ?? ''}`;
  if (call.notes.has(key)) return;
  call.notes.add(key);
  telling.notes.push({
    callId: call.toldId,
    at: telling.at,
    code,
    ...(subject === undefined ? {} : { subject }),
  });
}

/** PlanFix hears nothing of this phone (rule 4). */
export function noteUnmapped(telling: Telling, call: Call, extension: string): void {
  const isOff = telling.rules.extensions.has(extension);
  note(telling, call, isOff ? 'employee-switched-off' : 'extension-without-employee', extension);
}

type Base = Pick<CallEvent, 'callId' | 'seq' | 'node' | 'direction' | 'clientNumber' | 'line' | 'at'>;

function tell(telling: Telling, call: Call, make: (base: Base) => CallEvent): void {
  if (call.direction === 'internal' || call.muted !== undefined) return;
  call.seq += 1;
  telling.events.push(
    make({
      callId: call.toldId,
      seq: call.seq,
      node: telling.rules.node,
      direction: call.direction,
      clientNumber: call.clientNumber,
      line: call.line,
      at: telling.at,
    }),
  );
}
