import type { Employee } from './call-event.ts';

/** A call that somebody asked for by a click: the employee's phone is rung first, then the client (rule 22). */
export interface Click {
  /** Uniqueid given to the first channel before the PBX makes it, so that the call is ours from its first event. */
  readonly callId: string;
  /** Uniqueid of the second half where the first channel is a Local one. */
  readonly otherId: string;
  /** ActionID of the Originate. */
  readonly actionId: string;
  readonly extension: string;
  /** As PlanFix gave it. */
  readonly clientNumber: string;
  /** How long the employee's phone may ring. */
  readonly ringMs: number;
}

/** What is kept of it until the client's leg starts, or until it is clear that it never will. */
export interface PendingClick {
  readonly employee: Employee;
  readonly otherId: string;
  readonly actionId: string;
  readonly giveUpAt: number;
  /** The employee has picked up. */
  isAnswered: boolean;
  /** Since when none of its channels is left. */
  goneSince?: number | undefined;
}
