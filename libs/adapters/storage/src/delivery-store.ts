import type { Attempt, DeliveryKind, DeliveryState } from '@planfix-asterisk/contracts';

export interface ClaimSlots {
  /** For any message. */
  readonly any: number;
  /** For pop-ups only, beside `any`. */
  readonly popupsOnly: number;
}

export interface ClaimLimits {
  /** A claim without an outcome for so long is taken for lost. */
  readonly leaseMs: number;
  /** A message that was claimed so often without an outcome is failed: it may be what ends the process. */
  readonly maxStarts: number;
}

/** What may be claimed at this moment. */
export interface ClaimOffer {
  readonly now: number;
  readonly slots: ClaimSlots;
  readonly limits: ClaimLimits;
  /** An older pop-up is left to whoever gives up what is late. */
  readonly popupsSince: number;
}

/** Somebody with free slots, who takes new messages as they are stored. */
export interface ArrivalTaker {
  /** Asked inside the commit; `undefined`: not now. */
  offer(): ClaimOffer | undefined;
  /** What the commit claimed for him; it is to be sent now. */
  take(claimed: readonly ClaimedDelivery[]): void;
}

export interface ClaimedDelivery {
  readonly id: number;
  readonly callId: string;
  readonly kind: DeliveryKind;
  /** Form fields for PlanFix, without the token. */
  readonly fields: Readonly<Record<string, string>>;
  /** When the fact behind it arrived. */
  readonly createdAt: number;
  /** Since when it is to be delivered: `createdAt` or the time of its replay. */
  readonly queuedAt: number;
  /** Failed tries since `queuedAt`. */
  readonly tries: number;
  /** Who asked for the replay, and why; null for the ordinary way. */
  readonly actor: string | null;
  readonly reason: string | null;
  /** The replay of many it is part of. */
  readonly jobId: number | null;
  /** Fences the outcome: only the holder of the newest claim may write one. */
  readonly claimToken: string;
}

/** What fences an outcome, and finds the message. */
export type HeldClaim = Pick<
  ClaimedDelivery,
  'id' | 'callId' | 'kind' | 'createdAt' | 'tries' | 'claimToken'
>;

export type NewAttempt = Omit<Attempt, 'number'>;

/** What happens to a message after an attempt. `hold`: back in its place, no try spent. */
export type DeliveryStep =
  | { readonly do: 'done' }
  | { readonly do: 'failed' }
  | { readonly do: 'expired' }
  | { readonly do: 'retry'; readonly at: number }
  | { readonly do: 'hold' };

export type FinalState = Exclude<DeliveryState, 'waiting' | 'sending'>;
export const finalStates = { done: 'delivered', failed: 'failed', expired: 'expired' } as const;

export type FinishOutcome = 'finished' | 'lost-claim';

export interface Outlook {
  /** When the next message, or the next lease, is due; null if none has a due time. */
  readonly nextDueAt: number | null;
  /** Pop-ups that wait may have to be given up at any moment. */
  readonly hasWaitingPopups: boolean;
}

/**
 * The queue of messages: the open part of the log. An implementation passes `deliveryStoreConformance`.
 * All times are UTC epoch milliseconds and come from the caller.
 */
export interface DeliveryStore {
  /** Takes due messages whose turn it is, pop-ups first. */
  claim(now: number, slots: ClaimSlots, limits: ClaimLimits): Promise<ClaimedDelivery[]>;
  /**
   * From now on new messages whose turn it is are claimed in the commit that stores them, within what the taker offers: a
   * phone rings already, and a commit of its own would cost it a millisecond. A store that several processes share may
   * leave it at `claim`. Returns the function that ends it.
   */
  claimOnArrival(taker: ArrivalTaker): () => void;
  /** Writes the attempt and its outcome and lets the next of the lane go, in one transaction. */
  finish(claim: HeldClaim, attempt: NewAttempt, step: DeliveryStep): Promise<FinishOutcome>;
  /**
   * Gives up pop-ups queued before `queuedBefore` (`expired`), and those whose window is closed already by a later
   * `completed` and that are overdue: tried in vain, or queued before `lateBefore` (`superseded`). Returns how many.
   */
  expirePopups(limits: { now: number; queuedBefore: number; lateBefore: number }): Promise<number>;
  /**
   * At the start: every lane gets its head, and what the last process left claimed becomes due again, its attempt marked
   * as perhaps arrived. Where other processes deliver as well, a claim only ends with its lease. Returns how many became
   * due.
   */
  recover(now: number): Promise<number>;
  /** Makes up to `limit` messages that wait after a failed try due now; returns how many. */
  bringForward(now: number, limit: number): Promise<number>;
  outlook(): Promise<Outlook>;
  /** Called after each commit that may have made a message due. Returns the function that ends it. */
  onReady(listener: () => void): () => void;
}

export const popupKinds = ['incoming', 'outgoing', 'accepted'] as const satisfies readonly DeliveryKind[];

export function isPopup(kind: DeliveryKind): boolean {
  return popupKinds.some((popup) => popup === kind);
}
