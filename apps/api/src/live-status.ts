import type { Dashboard, NodeStatus, PlanfixStatus } from '@planfix-asterisk/contracts';

/** What only the worker knows, since it is not in the database. The composition hands it over: no app imports another. */
export interface LiveStatus {
  nodes(): NodeStatus[];
  planfix(): PlanfixStatus;
  /** Messages in memory until the store takes them again, and those given up. */
  held(): { messages: number; dropped: number };
  /** Counters and histograms of each worker, as prom-client writes them. */
  metrics(): Promise<object[][]>;
  popupLatency(): Dashboard['popupLatency'];
  /** Pop-ups of the last hour that were delivered and that came too late. */
  popups(): { delivered: number; expired: number };
}
