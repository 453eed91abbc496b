/** What PlanFix is told about a call, in our own words; `pure/planfix` turns it into PlanFix's form. */
export type Direction = 'in' | 'out';

export type CallResult =
  'success' | 'missed' | 'cancelled' | 'busy' | 'no-answer' | 'not-available' | 'not-allowed';

export interface Employee {
  /** Number on the PBX, as in `PJSIP/101-…`. */
  readonly extension: string;
  /** Number in PlanFix. */
  readonly shortNumber: string;
}

interface CallEventBase {
  /** Linkedid under which the call was first seen; never changes (rule 1). */
  readonly callId: string;
  /** Counts the events of one call from 1; with `callId` it makes the event unique (rule 7). */
  readonly seq: number;
  /** PBX node the call is on. */
  readonly node: string;
  readonly direction: Direction;
  /** The client in PlanFix's form: country code and digits. */
  readonly clientNumber: string;
  /** Own outside number by which the call came or went; '' when unknown (rule 5). */
  readonly line: string;
  readonly employee: Employee;
  /** When the fact behind it arrived, UTC epoch milliseconds. */
  readonly at: number;
}

export type CallEvent =
  /** A phone of the employee starts ringing for the client (rule 8). */
  | (CallEventBase & { readonly kind: 'incoming' })
  /** The employee's call reaches the outside (rule 19). */
  | (CallEventBase & { readonly kind: 'outgoing' })
  /** Client and employee are in a bridge together. */
  | (CallEventBase & { readonly kind: 'accepted' })
  | (CallEventBase & {
      readonly kind: 'completed';
      readonly result: CallResult;
      /** Talk time in whole seconds, rounded down (rule 13). */
      readonly durationS: number;
      readonly isRecorded: boolean;
      /** No window of the call is open after it: it waits for all earlier messages of the call. */
      readonly isLast: boolean;
      /** What is known of the call besides, for PlanFix's own fields (`data_*`). */
      readonly facts?: CallFacts;
    });

export interface CallFacts {
  readonly startedAt: number;
  /** Whole seconds from the call's beginning until somebody talked with the client, or until now. */
  readonly waitS: number;
  /** The queue the client waited in last; '' without one. */
  readonly queue: string;
  readonly callerName: string;
  /** Endpoint by which the call came or went. */
  readonly trunk: string;
  /** Path as the PBX names it; '' while there is none. */
  readonly recordingFile: string;
}

export type CallEventKind = CallEvent['kind'];
