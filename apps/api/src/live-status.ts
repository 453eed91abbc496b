import type { AttemptOutcome, Dashboard, NodeStatus, PlanfixStatus } from '@planfix-asterisk/contracts';

/** What only the worker knows, since it is not in the database. The composition hands it over: no app imports another. A class, so that Nest can inject it. */
export abstract class LiveStatus {
  abstract nodes(): NodeStatus[];
  abstract planfix(): PlanfixStatus;
  /** Messages in memory until the store takes them again, and those given up. */
  abstract held(): { messages: number; dropped: number };
  /** Requests to PlanFix since the start, by outcome. */
  abstract attempts(): Readonly<Record<AttemptOutcome, number>>;
  abstract popupLatency(): Dashboard['popupLatency'];
}
