import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { DeliveryLoop, deliveryPolicy } from '@planfix-asterisk/event-delivery';
import type {
  ClickOrder,
  ClickOutcome,
  Dashboard,
  NodeStatus,
  PhoneAnswer,
  PlanfixStatus,
  Settings,
  WorkerReport,
} from '@planfix-asterisk/contracts';
import { PlanfixAddressError, PlanfixHttp } from '@planfix-asterisk/planfix-http';
import { RecordingTeller } from '@planfix-asterisk/recordings';
import type { RecordingRooms } from '@planfix-asterisk/rooms';
import { ReplayRunner } from '@planfix-asterisk/replay';
import { Retention } from '@planfix-asterisk/retention';
import type { ChangeFeed, Clock, Logger } from '@planfix-asterisk/runtime';
import type { SettingsService } from '@planfix-asterisk/settings';
import { ReplayWork, RetentionStore } from '@planfix-asterisk/storage';
import type { BackFillStore, SharedStates, Storage } from '@planfix-asterisk/storage';
import { PauseSharing } from './pause-sharing.ts';
import { PbxNodes } from './pbx-nodes.ts';
import { SoleWork } from './sole-work.ts';
import { WorkerMetrics } from './worker-metrics.ts';

export interface WorkerParts {
  readonly storage: Storage;
  readonly states: SharedStates;
  readonly backFills: BackFillStore;
  readonly recordings: RecordingRooms;
  readonly settings: SettingsService;
  readonly feed: ChangeFeed;
  readonly clock: Clock;
  readonly log: Logger;
}

/** What the way to PlanFix hangs on; as many connections as requests may be under way at once. */
interface ClientSettings extends Pick<Settings, 'planfix' | 'planfixTls'> {
  readonly connections: number;
  /** No request lives longer. */
  readonly leaseS: number;
}

/** With more than this back-fills pause: results of live calls would have to wait behind theirs. */
const mostWaiting = 500;

/** Follows the calls of all PBX nodes and delivers what PlanFix must hear, as the settings in force say. */
export class Worker {
  readonly #parts: WorkerParts;
  readonly #nodes: PbxNodes;
  readonly #loop: DeliveryLoop;
  readonly #replays: ReplayRunner;
  readonly #retention: SoleWork;
  readonly #recordings: SoleWork;
  readonly #pause: PauseSharing | undefined;
  readonly #metrics = new WorkerMetrics();
  #client: PlanfixHttp | undefined;
  #applied: ClientSettings | undefined;
  #unsubscribe: (() => void) | undefined;
  /** Changes of settings are worked off one after another. */
  #applying: Promise<void> = Promise.resolve();

  constructor(parts: WorkerParts) {
    const { storage, feed, clock, log } = parts;
    this.#parts = parts;
    const backFill = {
      store: parts.backFills,
      settings: () => parts.settings.current(),
      hasRoom: () => parts.backFills.hasQueueRoom(mostWaiting),
    };
    const { leadership } = storage;
    this.#nodes = new PbxNodes({ leadership, feed, clock, log, metrics: this.#metrics, backFill });
    this.#loop = new DeliveryLoop({
      store: storage.deliveries,
      clock,
      log,
      feed,
      observer: this.#metrics,
      renewed: (fields) => parts.recordings.links.renewed(fields),
    });
    const isWell = () => ['ok', 'unknown'].includes(this.#loop.status().state);
    const work = new ReplayWork(storage, randomUUID());
    this.#replays = new ReplayRunner({ work, feed, clock, log, isWell });
    const makeRetention = () =>
      new Retention({
        store: new RetentionStore(storage),
        settings: () => parts.settings.current().retention,
        clock,
        log,
      });
    this.#retention = new SoleWork(storage.leadership, 'retention', makeRetention);
    const makeTeller = () =>
      new RecordingTeller({
        ...{ ...parts.recordings, feed, clock, log, journal: storage.journal },
        settings: () => parts.settings.current(),
        publicUrl: () => parts.settings.publicUrl,
      });
    this.#recordings = new SoleWork(storage.leadership, 'recordings', makeTeller);
    if (storage.isShared) this.#pause = new PauseSharing({ ...parts, loop: this.#loop });
  }

  async start(): Promise<void> {
    this.#unsubscribe = this.#parts.feed.subscribe(({ topic }) => {
      if (topic === 'settings') void this.#follow();
    });
    await this.#loop.start();
    await this.#follow();
    this.#replays.start();
    this.#retention.start();
    this.#recordings.start();
    this.#pause?.start();
  }

  /** First no more facts, then the messages under way. */
  async stop(): Promise<void> {
    this.#unsubscribe?.();
    await this.#applying;
    await this.#nodes.stop();
    await this.#pause?.stop();
    await this.#retention.stop();
    await this.#parts.recordings.maker.stop();
    await this.#recordings.stop();
    await this.#replays.stop();
    await this.#loop.stop();
    await this.#client?.close();
  }

  nodes(): NodeStatus[] {
    return this.#nodes.statuses();
  }

  follows(node: string): boolean {
    return this.#nodes.statuses().some(({ name }) => name === node);
  }

  reconnect(node: string): Promise<boolean> {
    return this.#nodes.reconnect(node);
  }

  async hasPhone(node: string, phone: Pick<ClickOrder, 'extension' | 'devices'>): Promise<PhoneAnswer> {
    return (await this.#nodes.followed(node)?.clicks.has(phone)) ?? 'not-connected';
  }

  async call(node: string, order: ClickOrder): Promise<ClickOutcome> {
    const { clickToCall } = this.#parts.settings.current();
    return (await this.#nodes.followed(node)?.clicks.call(order, clickToCall)) ?? { status: 'not-connected' };
  }

  planfix(): PlanfixStatus {
    return this.#loop.status();
  }

  held(): { messages: number; dropped: number } {
    return this.#nodes.held();
  }

  /** One for each worker; here there is one. */
  async metrics(): Promise<object[][]> {
    return [await this.#metrics.snapshot()];
  }

  popupLatency(): Dashboard['popupLatency'] {
    return this.#loop.popupLatency();
  }

  popups(): WorkerReport['popups'] {
    return this.#loop.popupOutcomes();
  }

  /** For the API, where that runs in another process. */
  async report(): Promise<WorkerReport> {
    return {
      nodes: this.nodes(),
      planfix: this.planfix(),
      held: this.held(),
      metrics: await this.#metrics.snapshot(),
      popups: this.popups(),
      popupLatency: this.popupLatency(),
    };
  }

  #follow(): Promise<void> {
    this.#applying = this.#applying.then(async () => {
      try {
        await this.#apply(this.#parts.settings.current());
      } catch (error) {
        this.#parts.log.error({ event: 'settings-not-applied', error });
      }
    });
    return this.#applying;
  }

  async #apply(settings: Settings): Promise<void> {
    this.#loop.changePolicy(deliveryPolicy(settings.delivery));
    const { planfix, planfixTls, delivery } = settings;
    this.#connectPlanfix({ planfix, planfixTls, connections: delivery.slots, leaseS: delivery.leaseS });
    await this.#nodes.apply(settings);
    this.#parts.feed.publish({ topic: 'status' });
  }

  /** A saved address or token is tried at once: a paused account goes on. */
  #connectPlanfix(wanted: ClientSettings): void {
    if (isDeepStrictEqual(wanted, this.#applied)) return;
    const former = this.#client;
    this.#client = this.#newClient(wanted);
    this.#applied = wanted;
    this.#loop.connect(this.#client);
    // Requests under way end by themselves; closing now would break them off.
    if (former) setTimeout(() => void former.close(), wanted.leaseS * 1_000).unref();
  }

  #newClient({ planfix, planfixTls, connections }: ClientSettings): PlanfixHttp | undefined {
    if (planfix === undefined) return undefined;
    const { log } = this.#parts;
    const verifyTls = planfixTls.verify;
    try {
      return new PlanfixHttp({ ...planfix, verifyTls, connections, log });
    } catch (error) {
      if (!(error instanceof PlanfixAddressError)) throw error;
      log.error({ event: 'planfix-address-refused', reason: error.message });
      return undefined;
    }
  }
}
