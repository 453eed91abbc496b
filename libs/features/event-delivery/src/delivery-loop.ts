import type { PlanfixStatus } from '@planfix-asterisk/contracts';
import type { ChangeFeed, Clock, Logger } from '@planfix-asterisk/runtime';
import type { PlanfixForm } from '@planfix-asterisk/planfix';
import { StoreError } from '@planfix-asterisk/storage';
import type { ArrivalTaker, DeliveryStore } from '@planfix-asterisk/storage';
import { AccountProbe } from './account-probe.ts';
import { CatchUp } from './catch-up.ts';
import type { DeliveryObserver } from './delivery-observer.ts';
import { defaultPolicy, mechanics } from './delivery-policy.ts';
import type { DeliveryPolicy } from './delivery-policy.ts';
import { PlanfixAccount } from './planfix-account.ts';
import type { PlanfixClient } from './planfix-account.ts';
import { PopupOutcomes } from './popup-outcomes.ts';
import { Senders } from './senders.ts';
import { slotOffers } from './slot-offers.ts';

export interface DeliveryLoopOptions {
  readonly store: DeliveryStore;
  readonly clock: Clock;
  readonly log?: Pick<Logger, 'info' | 'warn' | 'error'>;
  readonly feed?: ChangeFeed;
  readonly observer?: DeliveryObserver;
  /** The fields of a `record` as they may leave now; its link may have been signed by a key that is no more. */
  readonly renewed?: (fields: PlanfixForm) => Promise<PlanfixForm>;
  /** 0 to 1, evenly spread. */
  readonly random?: () => number;
  /** To begin with; see `changePolicy`. */
  readonly policy?: DeliveryPolicy;
}

/**
 * Sends what is due. Each free slot is filled at once, so a request that hangs delays nobody else. Woken by the store's
 * commits and by one timer; with nothing to do it sleeps for good.
 */
export class DeliveryLoop {
  readonly #options: DeliveryLoopOptions;
  readonly #account: PlanfixAccount;
  readonly #probe: AccountProbe;
  readonly #senders: Senders;
  readonly #offers: ArrivalTaker;
  readonly #catchUp: CatchUp;
  #policy: DeliveryPolicy;
  readonly #popups: PopupOutcomes;
  #unsubscribe: (() => void) | undefined;
  #isRunning = false;
  #isWoken = false;
  #turning: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: DeliveryLoopOptions) {
    const { clock, feed, random = Math.random, policy: firstPolicy = defaultPolicy } = options;
    const policy = () => this.#policy;
    this.#options = options;
    this.#policy = firstPolicy;
    this.#account = new PlanfixAccount(clock, (before) => {
      feed?.publish({ topic: 'status' });
      if (this.#isRunning) this.#catchUp.look(before);
    });
    this.#probe = new AccountProbe({ account: this.#account, policy, onResumed: () => this.#wake() });
    const isWell = () => this.#account.status.state === 'ok';
    const onError = (error: unknown) => this.#logFault(error);
    this.#catchUp = new CatchUp({ ...options, policy, isWell, onError });
    this.#popups = new PopupOutcomes(clock);
    this.#senders = new Senders({
      ...options,
      random,
      policy,
      account: this.#account,
      onFree: () => this.#wake(),
      onFinished: (...end) => this.#finished(...end),
    });
    this.#offers = slotOffers({
      ...{ account: this.#account, senders: this.#senders, policy, clock },
      isAtRest: () => this.#isRunning && this.#turning === undefined,
    });
  }

  /** Takes over what an earlier process left half done. */
  async start(): Promise<void> {
    const left = await this.#options.store.recover(this.#options.clock.now());
    if (left > 0) this.#options.log?.warn({ event: 'deliveries-left-half-done', count: left });
    this.#isRunning = true;
    const { store } = this.#options;
    const ends = [store.onReady(() => this.#wake()), store.claimOnArrival(this.#offers)];
    this.#unsubscribe = () => ends.forEach((end) => end());
    this.#wake();
  }

  /** Lets requests under way end for a few seconds; what then has no answer is marked as perhaps arrived. */
  async stop(): Promise<void> {
    this.#isRunning = false;
    this.#unsubscribe?.();
    clearTimeout(this.#timer);
    this.#catchUp.stop();
    await this.#turning;
    this.#probe.stop();
    await this.#senders.drain();
  }

  /** The account to deliver to from now on; `undefined`: messages wait and pop-ups expire. */
  connect(client: PlanfixClient | undefined): void {
    this.#probe.stop();
    if (client !== undefined && this.#account.isIll) this.#catchUp.tryOne();
    this.#account.connect(client);
    this.#wake();
  }

  /** Another process found the token refused. */
  pause(cause: string | null): void {
    this.#account.pause(cause);
    this.#probe.watch();
  }

  /** Another process found it taken again. */
  resume(): void {
    if (!this.#account.isPaused) return;
    this.#probe.stop();
    this.#account.recovered();
    this.#wake();
  }

  /** In force for what is claimed from now on. */
  changePolicy(policy: DeliveryPolicy): void {
    this.#policy = policy;
    this.#probe.stop();
    this.#wake();
  }

  status(): PlanfixStatus {
    return this.#account.status;
  }

  /** Of the last 200 pop-ups, from the AMI event to PlanFix's answer; null before the first. */
  popupLatency(): { p50: number; p95: number } | null {
    return this.#senders.popupLatency.summary();
  }

  /** Of the last hour. */
  popupOutcomes(): { delivered: number; expired: number } {
    return this.#popups.summary();
  }

  #finished(...end: Parameters<DeliveryObserver['finished']>): void {
    this.#popups.finished(...end);
    this.#options.observer?.finished(...end);
  }

  #wake(): void {
    if (!this.#isRunning) return;
    this.#isWoken = true;
    this.#turning ??= this.#turn();
  }

  async #turn(): Promise<void> {
    clearTimeout(this.#timer);
    const sleepMs = await this.#work();
    this.#turning = undefined;
    if (this.#isWoken) this.#wake();
    else if (this.#isRunning && sleepMs !== undefined) this.#timer = setTimeout(() => this.#wake(), sleepMs);
  }

  /** Returns how long to sleep; nothing to wait for a commit. */
  async #work(): Promise<number | undefined> {
    try {
      while (this.#isWoken && this.#isRunning) {
        this.#isWoken = false;
        await this.#expireLate();
        await this.#fillSlots();
      }
      return await this.#sleepMs();
    } catch (error) {
      this.#isWoken = false;
      this.#logFault(error);
      return mechanics.lookEveryMs;
    } finally {
      this.#probe.watch();
    }
  }

  /** The store itself says when it takes no writes, and when it does again. */
  #logFault(error: unknown): void {
    if (!(error instanceof StoreError)) this.#options.log?.error({ event: 'delivery-loop-failed', error });
  }

  async #expireLate(): Promise<void> {
    const now = this.#options.clock.now();
    const { lifetimeMs, lateMs } = this.#policy.popup;
    const limits = { now, queuedBefore: now - lifetimeMs, lateBefore: now - lateMs };
    const expired = await this.#options.store.expirePopups(limits);
    if (expired === 0) return;
    this.#finished(true, 'expired', expired);
    this.#options.log?.info({ event: 'popups-expired', count: expired });
  }

  async #fillSlots(): Promise<void> {
    const client = this.#account.sendable;
    const slots = this.#senders.freeSlots();
    if (client === undefined || slots.any + slots.popupsOnly === 0) return;
    const claimed = await this.#options.store.claim(this.#options.clock.now(), slots, this.#policy);
    for (const delivery of claimed) this.#senders.send(client, delivery);
  }

  async #sleepMs(): Promise<number | undefined> {
    const { nextDueAt, hasWaitingPopups } = await this.#options.store.outlook();
    const waits: number[] = [];
    if (hasWaitingPopups) waits.push(mechanics.lookEveryMs);
    if (nextDueAt !== null && this.#account.sendable !== undefined) {
      const wait = nextDueAt - this.#options.clock.now();
      // Due already, yet not claimed: the slots are full, and the next free one wakes the loop.
      waits.push(wait > 0 ? Math.min(wait, mechanics.longestSleepMs) : mechanics.lookEveryMs);
    }
    return waits.length === 0 ? undefined : Math.min(...waits);
  }
}
