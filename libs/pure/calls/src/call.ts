import type { CallResult, Direction, Employee } from './call-event.ts';
import type { CallNoteCode } from './call-summary.ts';
import type { PendingClick } from './click.ts';

/** A call with its one outside party, or an internal one without. Anchored on the client's channels. */
export interface Call {
  /** The Linkedid it was first seen under. */
  readonly callId: string;
  /** What it is called outside: with the prefix its node had when it began, whatever the settings say later (rule 1). */
  readonly toldId: string;
  direction: Direction | 'internal';
  /** Uniqueids of the client's channels: one for an incoming call, one for each trunk tried for an outgoing one. */
  readonly clients: string[];
  /** The phone channel an outgoing or internal call came from. */
  origin: string;
  /** In PlanFix's form; '' while it is unknown or not to be sent. */
  clientNumber: string;
  line: string;
  /** Begun by a click, and the client's leg has not started yet (rule 22). */
  click?: PendingClick | undefined;
  /** Why PlanFix hears nothing of this call at all, if so. */
  muted?: CallNoteCode;
  /** Open windows by short number: two devices, or two extensions, of one employee are one window. */
  readonly windows: Map<string, Window>;
  /** Legs of closed windows: a late word of theirs never opens one again. */
  readonly closedLegs: Set<string>;
  seq: number;
  readonly startedAt: number;
  endedAt?: number;
  /** All channels it has to do with. */
  readonly channels: Set<string>;
  /** Dialled channels that may ring for the client. */
  readonly candidates: Set<string>;
  /** Somebody has talked with the client and no phone has rung since (rule 11). */
  hasTalkSinceRing: boolean;
  hasTalked: boolean;
  /** When somebody first talked with the client. */
  firstTalkAt?: number;
  /** Last known of its client's channel. */
  queue: string;
  callerName: string;
  trunk: string;
  hasPhoneRung: boolean;
  /** Whose phones rang since somebody last talked, by short number (policy `missed: all`). */
  readonly rung: Map<string, Employee>;
  isMissedTold: boolean;
  /** Number and line of an incoming call are fixed. */
  isNamed: boolean;
  /** Whose phone stopped ringing last, of those that nobody answered. */
  lastRing?: { employee: Employee; stoppedAt: number };
  lastEmployee?: Employee;
  /** When each extension's last talk with the client ended. */
  readonly talkEndedAt: Map<string, number>;
  talkS: number;
  result?: CallResult;
  /** Recordings of its talks as the PBX names them (rule 24). */
  readonly recordingFiles: Set<string>;
  /** Recorders that ran in a talk and whose file is not known yet. */
  readonly namelessRecorders: Set<string>;
  readonly notes: Set<string>;
  /** Steps of its journal so far. */
  steps: number;
  /** What the journal has last said of the client. */
  seen: Seen;
  /** The summary told last, to tell it only when it changed. */
  toldSummary: string;
}

interface Seen {
  /** Extensions, mapped or not. */
  readonly ringing: Set<string>;
  readonly talking: Set<string>;
  readonly isOutside: boolean;
  readonly isParked: boolean;
}

/** An employee's open pop-up at PlanFix. */
export type Window = RingingWindow | DiallingWindow | TalkingWindow;

interface WindowBase {
  readonly employee: Employee;
  /** PlanFix was not told of its opening (policy `popupAfterTransfer`). */
  readonly isSilent: boolean;
  readonly openedAt: number;
  readonly legs: Set<string>;
}

/** A phone rings for the client; `stoppedAt` while it has stopped and may go on (rule 10). */
export interface RingingWindow extends WindowBase {
  readonly phase: 'ringing';
  stoppedAt?: number | undefined;
}

/** The employee called out and the client has not answered. */
export interface DiallingWindow extends WindowBase {
  readonly phase: 'dialling';
}

export interface TalkingWindow extends WindowBase {
  readonly phase: 'talking';
  readonly talkBeganAt: number;
  /** Since when the client does not hear the employee: hold, consultation, or the end. */
  apartSince?: number | undefined;
  isRecorded: boolean;
  readonly recordingFiles: Set<string>;
}
