import type { Dashboard } from '@planfix-asterisk/contracts';
import { Counter, Gauge, Registry, collectDefaultMetrics } from 'prom-client';
import type { DashboardView } from '../dashboard/dashboard-view.ts';
import type { LiveStatus } from '../live-status.ts';

type Reading = (gauge: Gauge, dashboard: Dashboard) => void;

const readings: readonly [name: string, help: string, labels: string[], read: Reading][] = [
  ['deliveries_waiting', 'Messages on their way to PlanFix', [], (gauge, { waiting }) => gauge.set(waiting)],
  [
    'deliveries_oldest_waiting_timestamp_seconds',
    'Since when the oldest message waits; 0 if none does',
    [],
    (gauge, { oldestWaitingAt }) => gauge.set((oldestWaitingAt ?? 0) / 1000),
  ],
  [
    'deliveries_failed',
    'Messages given up, to be replayed by hand',
    [],
    (gauge, { failed }) => gauge.set(failed),
  ],
  ['deliveries_expired', 'Pop-ups that came too late', [], (gauge, { expired }) => gauge.set(expired)],
  [
    'deliveries_held_in_memory',
    'Messages the database does not take',
    [],
    (gauge, { store }) => gauge.set(store.heldInMemory),
  ],
  ['calls_now', 'Calls under way', [], (gauge, { callsNow }) => gauge.set(callsNow)],
  [
    'store_up',
    '1 while the database takes writes',
    [],
    (gauge, { store }) => gauge.set(Number(store.state === 'ok')),
  ],
  [
    'planfix_up',
    '1 while PlanFix takes messages',
    [],
    (gauge, { planfix }) => gauge.set(Number(planfix.state === 'ok')),
  ],
  [
    'ami_up',
    '1 while the PBX node is connected',
    ['node'],
    (gauge, { nodes }) =>
      nodes.forEach(({ name, state }) => gauge.set({ node: name }, Number(state === 'connected'))),
  ],
  [
    'popup_latency_seconds',
    'From the AMI event to the answer of PlanFix, last 200 pop-ups',
    ['quantile'],
    (gauge, { popupLatency }) => {
      if (popupLatency === null) return;
      gauge.set({ quantile: '0.5' }, popupLatency.p50 / 1000);
      gauge.set({ quantile: '0.95' }, popupLatency.p95 / 1000);
    },
  ],
];

/** What Prometheus reads: kept counters only, nothing is searched for it. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #view: DashboardView;
  readonly #live: LiveStatus;
  readonly #gauges;
  readonly #attempts;

  constructor(view: DashboardView, live: LiveStatus) {
    this.#view = view;
    this.#live = live;
    const registers = [this.#registry];
    collectDefaultMetrics({ register: this.#registry, prefix: 'planfix_asterisk_' });
    this.#gauges = readings.map(([name, help, labelNames, read]) => ({
      gauge: new Gauge({ name: `planfix_asterisk_${name}`, help, labelNames, registers }),
      read,
    }));
    this.#attempts = new Counter({
      name: 'planfix_asterisk_attempts_total',
      help: 'Requests to PlanFix since the start',
      labelNames: ['outcome'],
      registers,
    });
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  async text(): Promise<string> {
    const dashboard = await this.#view.now();
    for (const { gauge, read } of this.#gauges) {
      gauge.reset();
      read(gauge, dashboard);
    }
    this.#attempts.reset();
    for (const [outcome, count] of Object.entries(this.#live.attempts()))
      this.#attempts.inc({ outcome }, count);
    return this.#registry.metrics();
  }
}
