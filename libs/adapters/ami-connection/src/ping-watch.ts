interface PingWatchOptions {
  readonly everyMs: number;
  readonly answerMs: number;
  ping(): void;
  /** `silentMs`: how long nothing was heard. */
  onSilence(silentMs: number): void;
}

/**
 * Finds a peer that is gone without a word. Any message counts as life, not the pong alone: in a flood of events the
 * pong stands in a queue behind megabytes.
 */
export class PingWatch {
  readonly #options: PingWatchOptions;
  #timer: NodeJS.Timeout | undefined;
  #heardSincePing = false;
  #heardAt = performance.now();

  constructor(options: PingWatchOptions) {
    this.#options = options;
  }

  start(): void {
    this.#timer = setTimeout(() => this.#ping(), this.#options.everyMs);
  }

  heard(): void {
    this.#heardSincePing = true;
    this.#heardAt = performance.now();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #ping(): void {
    this.#heardSincePing = false;
    this.#options.ping();
    // After a stall of this process timers run before its sockets are read: look once more after reading.
    this.#timer = setTimeout(() => setImmediate(() => this.#check()), this.#options.answerMs);
  }

  #check(): void {
    if (this.#timer === undefined) return;
    if (!this.#heardSincePing) {
      this.#options.onSilence(performance.now() - this.#heardAt);
      return;
    }
    const { everyMs, answerMs } = this.#options;
    this.#timer = setTimeout(() => this.#ping(), Math.max(everyMs - answerMs, 0));
  }
}
