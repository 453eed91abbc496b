import type { NodeStatus, PlanfixStatus, StoreStatus } from '@planfix-asterisk/contracts';

/** What is looked at, at one moment. `null`: not known now, which proves neither good nor bad. */
export interface Observation {
  readonly at: number;
  readonly planfix: PlanfixStatus;
  readonly nodes: readonly NodeStatus[];
  readonly store: Pick<StoreStatus, 'state' | 'detail'>;
  /** Since when the oldest result of a call waits for PlanFix; `none` if none does. */
  readonly oldestResultAt: number | 'none' | null;
  readonly failed: number | null;
  /** Pop-ups of the last hour that were delivered and that came too late. */
  readonly popups: { readonly delivered: number; readonly expired: number };
  readonly freeBytes: number | null;
}
