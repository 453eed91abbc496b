import { isDeepStrictEqual } from 'node:util';
import type { Dashboard, NodeStatus, PlanfixStatus, Settings } from '@planfix-asterisk/contracts';
import { DeliveryLoop } from '@planfix-asterisk/event-delivery';
import { PlanfixAddressError, PlanfixHttp } from '@planfix-asterisk/planfix-http';
import type { ChangeFeed, Clock, Logger } from '@planfix-asterisk/runtime';
import type { SettingsService } from '@planfix-asterisk/settings';
import type { Storage } from '@planfix-asterisk/storage';
import { CountingClient, noAttempts } from './counting-client.ts';
import type { AttemptCounts } from './counting-client.ts';
import { PbxNodes } from './pbx-nodes.ts';

export interface WorkerParts {
  readonly storage: Pick<Storage, 'journal' | 'deliveries'>;
  readonly settings: SettingsService;
  readonly feed: ChangeFeed;
  readonly clock: Clock;
  readonly log: Logger;
}

/** As many as the delivery loop has under way at once. */
const connections = 32;
const longestRequestMs = 15_000;

/** Follows the calls of all PBX nodes and delivers what PlanFix must hear, as the settings in force say. */
export class Worker {
  readonly #parts: WorkerParts;
  readonly #nodes: PbxNodes;
  readonly #loop: DeliveryLoop;
  readonly #attempts = noAttempts();
  #client: CountingClient | undefined;
  #applied: Pick<Settings, 'planfix' | 'planfixTls'> | undefined;
  #unsubscribe: (() => void) | undefined;
  /** Changes of settings are worked off one after another. */
  #applying: Promise<void> = Promise.resolve();

  constructor(parts: WorkerParts) {
    const { storage, feed, clock, log } = parts;
    this.#parts = parts;
    this.#nodes = new PbxNodes({ journal: storage.journal, feed, clock, log });
    this.#loop = new DeliveryLoop({ store: storage.deliveries, clock, log, feed });
  }

  async start(): Promise<void> {
    this.#unsubscribe = this.#parts.feed.subscribe(({ topic }) => {
      if (topic === 'settings') void this.#follow();
    });
    await this.#loop.start();
    await this.#follow();
  }

  /** First no more facts, then the messages under way. */
  async stop(): Promise<void> {
    this.#unsubscribe?.();
    await this.#applying;
    await this.#nodes.stop();
    await this.#loop.stop();
    await this.#client?.close();
  }

  nodes(): NodeStatus[] {
    return this.#nodes.statuses();
  }

  reconnect(node: string): Promise<boolean> {
    return this.#nodes.reconnect(node);
  }

  planfix(): PlanfixStatus {
    return this.#loop.status();
  }

  held(): { messages: number; dropped: number } {
    return this.#nodes.held();
  }

  attempts(): Readonly<AttemptCounts> {
    return this.#attempts;
  }

  popupLatency(): Dashboard['popupLatency'] {
    return this.#loop.popupLatency();
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
    this.#connectPlanfix(settings);
    await this.#nodes.apply(settings);
    this.#parts.feed.publish({ topic: 'status' });
  }

  /** A saved address or token is tried at once: a paused account goes on. */
  #connectPlanfix({ planfix, planfixTls }: Settings): void {
    if (isDeepStrictEqual({ planfix, planfixTls }, this.#applied)) return;
    const former = this.#client;
    this.#client = planfix && this.#newClient(planfix, planfixTls.verify);
    this.#applied = { planfix, planfixTls };
    this.#loop.connect(this.#client);
    // Requests under way end by themselves; closing now would break them off.
    if (former) setTimeout(() => void former.close(), longestRequestMs).unref();
  }

  #newClient(
    { url, token }: NonNullable<Settings['planfix']>,
    verifyTls: boolean,
  ): CountingClient | undefined {
    const { log } = this.#parts;
    try {
      return new CountingClient(
        url,
        new PlanfixHttp({ url, token, verifyTls, connections, log }),
        this.#attempts,
      );
    } catch (error) {
      if (!(error instanceof PlanfixAddressError)) throw error;
      log.error({ event: 'planfix-address-refused', reason: error.message });
      return undefined;
    }
  }
}
