import type { CallResult, Direction, Employee } from './call-event.ts';

/** Why something was or was not told; the panel explains each code in words (rules 2, 3, 4, 12, 25). */
export type CallNoteCode =
  | 'internal-call'
  | 'anonymous-not-sent'
  | 'anonymous-substituted'
  | 'extension-without-employee'
  | 'employee-switched-off'
  | 'nobody-rang'
  | 'lost-call-to-default'
  | 'line-switched-off'
  | 'click-to-call'
  | 'click-refused'
  | 'click-not-answered'
  | 'click-phone-busy'
  | 'click-phone-unreachable'
  | 'click-without-client'
  | 'closed-without-hangup'
  | 'found-after-reconnect'
  /** Nobody called: made up in the panel, to try the way to PlanFix. */
  | 'test-call'
  /** Told afterwards, from the PBX's call records (rule 28). */
  | 'back-filled';

export interface CallNote {
  readonly callId: string;
  readonly at: number;
  readonly code: CallNoteCode;
  /** The extension, number or words of the PBX the note speaks of, if any. */
  readonly subject?: string;
}

/** What the PBX did with the call, in the order of the facts; the panel tells it as a time line. */
export type CallStepCode =
  /** Subject: extension. */
  | 'rings'
  | 'stops-ringing'
  | 'talks'
  | 'apart'
  | 'holds'
  | 'resumes'
  | 'hangs-up'
  | 'client-hangs-up'
  | 'talks-outside'
  | 'parked'
  /** Subject: where to, as it was dialled. */
  | 'transfers'
  /** Subject: queue. */
  | 'queue-joined'
  | 'queue-left'
  | 'voicemail'
  | 'conference'
  /** Subject: trunk. */
  | 'dials-out'
  /** Subject: trunk, and behind a blank the cause of Q.850. */
  | 'trunk-fails';

export interface CallStep {
  readonly callId: string;
  /** Counts the steps of a call from 1; with `callId` it makes the step unique. */
  readonly number: number;
  readonly at: number;
  readonly code: CallStepCode;
  /** '' when it speaks of nobody. */
  readonly subject: string;
}

/** One row of the panel's list of calls; told anew whenever something in it changes. */
export interface CallSummary {
  readonly callId: string;
  readonly node: string;
  readonly direction: Direction | 'internal';
  readonly clientNumber: string;
  readonly line: string;
  readonly startedAt: number;
  readonly endedAt?: number | undefined;
  readonly phase: 'ringing' | 'talking' | 'ended' | 'other';
  readonly result?: CallResult | undefined;
  /** Who talks or talked last, else who rings or rang last. */
  readonly employee?: Employee | undefined;
  readonly talkS: number;
  /** The recordings of its talks as the PBX names them, once known (rule 24). */
  readonly recordingFiles: readonly string[];
}
