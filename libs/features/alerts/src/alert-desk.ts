import { channelsOf, sendAlert } from '@planfix-asterisk/alert-channels';
import type {
  AlertChannel,
  AlertKind,
  AlertOverview,
  AlertPage,
  AlertTest,
  PageQuery,
  Settings,
} from '@planfix-asterisk/contracts';
import type { Clock } from '@planfix-asterisk/runtime';
import type { AlertActor, AlertStore } from '@planfix-asterisk/storage';
import { noResult, readMemory } from './alert-memory.ts';
import { composeTest } from './compose-message.ts';
import { messageFrame } from './message-frame.ts';

export interface AlertDeskParts {
  readonly store: AlertStore;
  readonly settings: { current(): Settings };
  readonly clock: Clock;
}

/** Alerts as people see and handle them. All of it is in the store, so it works beside the watch or apart from it. */
export class AlertDesk {
  readonly #parts: AlertDeskParts;

  constructor(parts: AlertDeskParts) {
    this.#parts = parts;
  }

  async overview(): Promise<AlertOverview> {
    const { store, settings, clock } = this.#parts;
    const [open, muted, stored] = await Promise.all([store.open(), store.mutes(clock.now()), store.memory()]);
    const { parcels, results } = readMemory(stored);
    const channels = channelsOf(settings.current().alerts).map((channel) => ({
      channel,
      ...(results[channel] ?? noResult),
      waiting: parcels.filter((parcel) => parcel.channel === channel).length,
    }));
    return { open, muted, channels };
  }

  history(page: PageQuery): Promise<AlertPage> {
    return this.#parts.store.page(page);
  }

  /** False if there is no such open alert. */
  acknowledge(id: number, actor: AlertActor): Promise<boolean> {
    return this.#parts.store.acknowledge(id, actor, this.#parts.clock.now());
  }

  async mute(kind: AlertKind, minutes: number, actor: AlertActor): Promise<void> {
    await this.#parts.store.mute(kind, this.#parts.clock.now() + minutes * 60_000, actor);
  }

  /** Sends a message at once, by the settings as they are saved; `undefined` if the channel is not set up. */
  async test(channel: AlertChannel): Promise<AlertTest | undefined> {
    const settings = this.#parts.settings.current();
    const now = this.#parts.clock.now();
    const startedAt = performance.now();
    const message = composeTest(messageFrame(settings, now));
    const outcome = await sendAlert(settings.alerts, channel, { message, now });
    if (outcome === undefined) return undefined;
    const { cause, answer } = outcome;
    return { cause, answer, tookMs: Math.round(performance.now() - startedAt) };
  }
}
