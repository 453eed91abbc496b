import type { Dashboard } from '@planfix-asterisk/contracts';
import type { QueueAges, Storage } from '@planfix-asterisk/storage';
import { AggregatorRegistry, Gauge, Registry, collectDefaultMetrics } from 'prom-client';
import type { DashboardView } from '../dashboard/dashboard-view.ts';
import type { LiveStatus } from '../live-status.ts';

interface Sight {
  readonly dashboard: Dashboard;
  readonly ages: QueueAges;
  readonly databaseBytes: number;
}
type Reading = readonly [
  name: string,
  help: string,
  labels: string[],
  read: (gauge: Gauge, sight: Sight) => void,
];

const seconds = (at: number | null): number => (at ?? 0) / 1_000;

const readings: readonly Reading[] = [
  [
    'deliveries_waiting',
    'Messages on their way to PlanFix',
    [],
    (g, { dashboard }) => g.set(dashboard.waiting),
  ],
  [
    'deliveries_oldest_waiting_timestamp_seconds',
    'Since when the oldest message of a class waits; 0 if none does',
    ['class'],
    (g, { ages }) => {
      g.set({ class: 'popup' }, seconds(ages.popup));
      g.set({ class: 'result' }, seconds(ages.result));
    },
  ],
  [
    'deliveries_failed',
    'Messages given up, to be replayed by hand',
    [],
    (g, { dashboard }) => g.set(dashboard.failed),
  ],
  ['deliveries_expired', 'Pop-ups that came too late', [], (g, { dashboard }) => g.set(dashboard.expired)],
  [
    'deliveries_held_in_memory',
    'Messages the database does not take',
    [],
    (g, { dashboard }) => g.set(dashboard.store.heldInMemory),
  ],
  ['calls_now', 'Calls under way', [], (g, { dashboard }) => g.set(dashboard.callsNow)],
  [
    'store_up',
    '1 while the database takes writes',
    [],
    (g, { dashboard }) => g.set(Number(dashboard.store.state === 'ok')),
  ],
  ['store_bytes', 'Size of the database', [], (g, { databaseBytes }) => g.set(databaseBytes)],
  [
    'planfix_up',
    '1 while PlanFix takes messages',
    [],
    (g, { dashboard }) => g.set(Number(dashboard.planfix.state === 'ok')),
  ],
  [
    'planfix_paused',
    '1 while PlanFix refuses the token: nothing is sent and no retry is spent',
    [],
    (g, { dashboard }) => g.set(Number(dashboard.planfix.state === 'paused')),
  ],
  [
    'ami_up',
    '1 while the PBX node is connected',
    ['node'],
    (g, { dashboard }) =>
      dashboard.nodes.forEach(({ name, state }) => g.set({ node: name }, Number(state === 'connected'))),
  ],
];

interface MetricsSources {
  readonly view: DashboardView;
  readonly live: LiveStatus;
  readonly storage: Pick<Storage, 'panel' | 'size'>;
}

/** What Prometheus reads: kept counters and looks into indexes, nothing is searched for it. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #sources: MetricsSources;
  readonly #gauges;

  constructor(sources: MetricsSources) {
    this.#sources = sources;
    const registers = [this.#registry];
    collectDefaultMetrics({ register: this.#registry, prefix: 'planfix_asterisk_' });
    this.#gauges = readings.map(([name, help, labelNames, read]) => ({
      gauge: new Gauge({ name: `planfix_asterisk_${name}`, help, labelNames, registers }),
      read,
    }));
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  async text(): Promise<string> {
    const { view, live, storage } = this.#sources;
    const [dashboard, ages, { bytes }, ofWorkers] = await Promise.all([
      view.now(),
      storage.panel.queueAges(),
      storage.size(),
      live.metrics(),
    ]);
    for (const { gauge, read } of this.#gauges) {
      gauge.reset();
      read(gauge, { dashboard, ages, databaseBytes: bytes });
    }
    const counted = AggregatorRegistry.aggregate(ofWorkers);
    return `${await this.#registry.metrics()}\n${await counted.metrics()}`;
  }
}
