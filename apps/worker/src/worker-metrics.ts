import type { DeliveryObserver, FinalState, ObservedAttempt } from '@planfix-asterisk/event-delivery';
import { Counter, Histogram, Registry } from 'prom-client';

const prefix = 'planfix_asterisk_';
/** From a pop-up that nobody could have waited for to one that came too late. */
const popupBuckets = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20];
const requestBuckets = [0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
/** A result may wait for three days. */
const waitBuckets = [0.01, 0.05, 0.25, 1, 5, 20, 60, 300, 3_600, 86_400, 259_200];

const classOf = (isPopup: boolean): string => (isPopup ? 'popup' : 'result');

/** What a worker counts as it happens. No label holds a number of a client, a name of a person or a host. */
export class WorkerMetrics implements DeliveryObserver {
  readonly #registry = new Registry();
  readonly #registers = [this.#registry];
  readonly #popupLatency = new Histogram({
    name: `${prefix}popup_latency_seconds`,
    help: 'From the AMI event to the 200 of PlanFix, of pop-ups',
    buckets: popupBuckets,
    registers: this.#registers,
  });
  readonly #wait = new Histogram({
    name: `${prefix}delivery_wait_seconds`,
    help: 'From the event, or the order to replay it, to its first request',
    labelNames: ['kind'],
    buckets: waitBuckets,
    registers: this.#registers,
  });
  readonly #request = new Histogram({
    name: `${prefix}request_seconds`,
    help: 'A request to PlanFix, from its hand-in to the end of the answer',
    labelNames: ['outcome'],
    buckets: requestBuckets,
    registers: this.#registers,
  });
  readonly #attempts = new Counter({
    name: `${prefix}attempts_total`,
    help: 'Requests to PlanFix since the start, by what came of them',
    labelNames: ['kind', 'outcome', 'cause'],
    registers: this.#registers,
  });
  readonly #finished = new Counter({
    name: `${prefix}deliveries_finished_total`,
    help: 'Messages that came to their end since the start',
    labelNames: ['class', 'state'],
    registers: this.#registers,
  });
  readonly #amiEvents = new Counter({
    name: `${prefix}ami_events_total`,
    help: 'Events heard since the start',
    labelNames: ['node'],
    registers: this.#registers,
  });

  attempted({ kind, outcome, cause, queueMs, requestMs, popupMs }: ObservedAttempt): void {
    this.#attempts.inc({ kind, outcome, cause });
    this.#request.observe({ outcome }, requestMs / 1_000);
    if (queueMs !== null) this.#wait.observe({ kind }, queueMs / 1_000);
    if (popupMs !== null) this.#popupLatency.observe(popupMs / 1_000);
  }

  finished(isPopup: boolean, state: FinalState, count: number): void {
    this.#finished.inc({ class: classOf(isPopup), state }, count);
  }

  amiEvent(node: string): void {
    this.#amiEvents.inc({ node });
  }

  /** As plain data, which may cross to another process and be summed up there. */
  async snapshot(): Promise<Record<string, unknown>[]> {
    return (await this.#registry.getMetricsAsJSON()).map((metric) => ({ ...metric }));
  }
}
