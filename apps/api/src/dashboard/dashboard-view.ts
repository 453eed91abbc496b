import { startOfDay } from '@planfix-asterisk/contracts';
import type { Dashboard, Settings, StoreStatus } from '@planfix-asterisk/contracts';
import type { Clock } from '@planfix-asterisk/runtime';
import type { SettingsService } from '@planfix-asterisk/settings';
import type { Storage } from '@planfix-asterisk/storage';
import { timeZoneOf } from '../access/access-rules.ts';
import { namedCall } from '../calls/named-call.ts';
import type { LiveStatus } from '../live-status.ts';

export interface DashboardSources {
  readonly live: LiveStatus;
  readonly storage: Pick<Storage, 'panel' | 'gate'>;
  readonly settings: SettingsService;
  readonly clock: Clock;
  readonly version: string;
}

/** Puts together what the dashboard and the metrics show. */
export class DashboardView {
  readonly #sources: DashboardSources;
  readonly #startedAt: number;

  constructor(sources: DashboardSources) {
    this.#sources = sources;
    this.#startedAt = sources.clock.now();
  }

  async now(): Promise<Dashboard> {
    const { live, storage, settings, clock, version } = this.#sources;
    const current = settings.current();
    const today = startOfDay(clock.now(), timeZoneOf(current));
    const { running, ...counts } = await storage.panel.dashboardCounts(today);
    return {
      version,
      startedAt: this.#startedAt,
      nodes: live.nodes(),
      planfix: live.planfix(),
      store: this.#store(),
      ...counts,
      running: running.map((call) => namedCall(call, current)),
      popupLatency: live.popupLatency(),
      warnings: warningsOf(current),
    };
  }

  #store(): StoreStatus {
    const { storage, live } = this.#sources;
    const { messages, dropped } = live.held();
    const lost =
      dropped === 0 ? null : `${dropped} messages were given up since the start: too many to hold in memory`;
    const { state, detail } = storage.gate.status;
    return { state, detail: [detail, lost].filter(Boolean).join('; ') || null, heldInMemory: messages };
  }
}

function warningsOf({ planfix, planfixTls, ami, employees }: Settings): Dashboard['warnings'] {
  const warnings: Dashboard['warnings'] = [];
  if (!planfixTls.verify) warnings.push('planfix-tls-not-verified');
  if (planfix === undefined) warnings.push('no-planfix');
  if (ami.length === 0) warnings.push('no-pbx');
  if (employees.length === 0) warnings.push('no-employees');
  return warnings;
}
