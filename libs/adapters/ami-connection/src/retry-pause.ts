import { setTimeout as delay } from 'node:timers/promises';

/** A wait that can be cut short: by `end`, to try at once, or by the signal, to stop. */
export class RetryPause {
  #cut: AbortController | undefined;

  async wait(ms: number, stop: AbortSignal): Promise<void> {
    this.#cut = new AbortController();
    const signal = AbortSignal.any([stop, this.#cut.signal]);
    try {
      await delay(ms, undefined, { signal });
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  end(): void {
    this.#cut?.abort();
  }
}
