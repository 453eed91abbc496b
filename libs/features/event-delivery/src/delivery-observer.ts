import type { AttemptCause, AttemptOutcome, DeliveryKind } from '@planfix-asterisk/contracts';

export interface ObservedAttempt {
  readonly kind: DeliveryKind;
  readonly outcome: AttemptOutcome;
  readonly cause: AttemptCause;
  /** From the event (or the order to replay it) to the first request. */
  readonly queueMs: number | null;
  readonly requestMs: number;
  /** From the AMI event to PlanFix's 200; only of pop-ups that went by themselves. */
  readonly popupMs: number | null;
}
export type FinalState = 'delivered' | 'failed' | 'expired';

/** Hears of every attempt and every end, for metrics and alerts: counted as it happens, so nothing is searched for. */
export interface DeliveryObserver {
  attempted(attempt: ObservedAttempt): void;
  finished(isPopup: boolean, state: FinalState, count: number): void;
}
