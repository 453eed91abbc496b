import { performance } from 'node:perf_hooks';

/**
 * For specs: how long the event loop was kept by one piece of work, by the processor's time of this process, so that
 * a machine busy with other things does not count.
 */
export class LongestTurn {
  #isOn = true;
  #longestMs = 0;

  constructor() {
    this.#watch();
  }

  stop(): number {
    this.#isOn = false;
    return this.#longestMs;
  }

  #watch(): void {
    const before = performance.now();
    const cpuBefore = process.cpuUsage();
    setImmediate(() => {
      const { user, system } = process.cpuUsage(cpuBefore);
      const took = Math.min(performance.now() - before, (user + system) / 1_000);
      this.#longestMs = Math.max(this.#longestMs, took);
      if (this.#isOn) this.#watch();
    });
  }
}
