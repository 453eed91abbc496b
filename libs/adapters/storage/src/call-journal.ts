import type { BackFillSlice, SliceOutcome } from './back-fill/back-fill-slice.ts';
import type { CallNote, CallStep, CallSummary, Employee } from '@planfix-asterisk/calls';
import type { DeliveryKind } from '@planfix-asterisk/contracts';

/** What the log keeps of an event; every `CallEvent` fits, and so will `record`, which has no result. */
export interface JournalledEvent {
  readonly callId: string;
  readonly seq: number;
  readonly node: string;
  readonly kind: DeliveryKind;
  readonly direction: 'in' | 'out';
  readonly clientNumber: string;
  readonly line: string;
  readonly employee: Employee;
  readonly at: number;
  readonly result?: string;
  readonly isLast?: boolean;
}

/** What a restart needs to go on in the middle of a call; without `json` the call is forgotten. */
export interface TrackedCall {
  readonly callId: string;
  readonly json?: string;
}

export interface JournalEntry {
  readonly calls: readonly CallSummary[];
  readonly notes: readonly CallNote[];
  readonly steps?: readonly CallStep[];
  /** `fields` is the form for PlanFix without the token. */
  readonly events: readonly { event: JournalledEvent; fields: Readonly<Record<string, string>> }[];
  /** Calls whose stored state changed with it. */
  readonly tracked?: { readonly node: string; readonly calls: readonly TrackedCall[] };
}

/** What the tracker told, kept in one transaction before anything is sent. */
export interface CallJournal {
  /**
   * A repeat changes nothing: (callId, seq) makes an event unique. Returns the delivery id of each event, in order.
   * Rejects with `StoreError` while the store is locked, full or failing; hold the entry and append it again.
   */
  append(entry: JournalEntry): Promise<{ deliveryIds: number[] }>;
  /**
   * Calls found in the records of the PBX: those that no row of the log is of yet are written, and the back-fill is put
   * forward, in one transaction. Nothing happens when somebody else has moved, paused or ended the back-fill meanwhile.
   */
  backFill(slice: BackFillSlice): Promise<SliceOutcome>;
  /** State of the calls of this node that the tracker has not forgotten, as last appended. */
  trackedCalls(node: string): Promise<string[]>;
  /** The PBX node was heard up to this moment (UTC epoch ms). Not flushed for its own sake: a beat lost costs seconds. */
  noteHeard(node: string, at: number): Promise<void>;
  /** The last moment noted, or a call's state was stored; `undefined` before the first. */
  heardUntil(node: string): Promise<number | undefined>;
}
