import type { PlanfixStatus } from '@planfix-asterisk/contracts';
import type { DeliveryLoop } from '@planfix-asterisk/event-delivery';
import type { ChangeFeed, Logger } from '@planfix-asterisk/runtime';
import type { SharedStates } from '@planfix-asterisk/storage';
import { z } from 'zod';

interface SharingParts {
  readonly loop: Pick<DeliveryLoop, 'status' | 'pause' | 'resume'>;
  readonly states: SharedStates;
  readonly feed: ChangeFeed;
  readonly log: Logger;
}

const name = 'planfix pause';
const pauseSchema = z.object({ cause: z.string().nullable() });

/**
 * A refused token is the same for every worker: what one finds out holds for all, so that not each of them asks PlanFix
 * with it, and the first whose `ping` succeeds, or that has the new token, lets all go on.
 */
export class PauseSharing {
  readonly #parts: SharingParts;
  /** As last told to, or heard from, the others. */
  #isPaused = false;
  #unsubscribe: (() => void) | undefined;
  #agreeing: Promise<void> = Promise.resolve();

  constructor(parts: SharingParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#isPaused = this.#isPausedHere();
    this.#unsubscribe = this.#parts.feed.subscribe(({ topic }) => {
      if (topic === 'status') this.#agreeing = this.#agreeing.then(() => this.#agree());
    });
  }

  async stop(): Promise<void> {
    this.#unsubscribe?.();
    await this.#agreeing;
  }

  /** What changed here is told; else what changed there is followed. */
  async #agree(): Promise<void> {
    const { loop, states, log } = this.#parts;
    try {
      const { state, cause } = loop.status();
      if (this.#isPausedHere() !== this.#isPaused) {
        await this.#tell(state, cause);
        return;
      }
      const pause = pauseSchema.safeParse((await states.find(name))?.value).data;
      if ((pause !== undefined) === this.#isPaused) return;
      this.#isPaused = pause !== undefined;
      if (pause === undefined) loop.resume();
      else loop.pause(pause.cause);
      log.info({ event: this.#isPaused ? 'planfix-paused-by-other' : 'planfix-resumed-by-other' });
    } catch (error) {
      log.debug({ event: 'pause-not-shared', error });
    }
  }

  async #tell(state: PlanfixStatus['state'], cause: string | null): Promise<void> {
    const { states, feed } = this.#parts;
    this.#isPaused = state === 'paused';
    if (this.#isPaused) await states.save(name, { cause });
    else await states.remove(name);
    // Said again: the others may have looked before it was stored.
    feed.publish({ topic: 'status' });
  }

  #isPausedHere(): boolean {
    return this.#parts.loop.status().state === 'paused';
  }
}
