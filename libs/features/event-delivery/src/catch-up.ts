import type { PlanfixStatus } from '@planfix-asterisk/contracts';
import type { Clock } from '@planfix-asterisk/runtime';
import type { DeliveryStore } from '@planfix-asterisk/storage';
import type { DeliveryPolicy } from './delivery-policy.ts';

/** PlanFix must have been ill so long: a single failed message among delivered ones keeps its own waits. */
const illForMs = 60_000;
const everyMs = 1_000;

interface CatchUpOptions {
  readonly store: Pick<DeliveryStore, 'bringForward'>;
  readonly clock: Clock;
  readonly policy: () => DeliveryPolicy;
  readonly isWell: () => boolean;
  readonly onError: (error: unknown) => void;
}

/**
 * When PlanFix is well again, what waits for its next try need not wait out its hours. It is brought forward bit by
 * bit: one in the first second, then twice as many, up to the rate of the settings, and only while PlanFix stays well.
 */
export class CatchUp {
  readonly #options: CatchUpOptions;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: CatchUpOptions) {
    this.#options = options;
  }

  /** Told of each change of the account. */
  look(before: PlanfixStatus): void {
    if (!this.#options.isWell() || before.state === 'ok' || this.#timer !== undefined) return;
    const illSince = before.state === 'failing' ? (before.since ?? 0) : 0;
    if (this.#options.clock.now() - illSince >= illForMs) this.#schedule(1);
  }

  /** The settings were mended: the first that waits finds out whether it helped; the rest follows if it did. */
  tryOne(): void {
    const { store, clock, onError } = this.#options;
    void store.bringForward(clock.now(), 1).catch(onError);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #schedule(count: number): void {
    this.#timer = setTimeout(() => void this.#step(count), everyMs);
  }

  async #step(count: number): Promise<void> {
    const { store, clock, policy, isWell, onError } = this.#options;
    const most = policy().catchUpPerSecond;
    const wanted = Math.min(count, most);
    const brought = isWell() ? await store.bringForward(clock.now(), wanted).catch(onError) : 0;
    // Stopped meanwhile.
    if (this.#timer === undefined) return;
    this.#timer = undefined;
    if (brought === wanted) this.#schedule(Math.min(2 * count, most));
  }
}
