const quietMs = 300;
const longestMs = 2_000;

/** Gathers hints and hands each out once, after a moment of quiet, but at the latest every two seconds. */
export class HintCollector<Hint> {
  readonly #pending = new Set<Hint>();
  readonly #handOut: (hints: Hint[]) => void;
  #quietTimer: ReturnType<typeof setTimeout> | undefined;
  #longestTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(handOut: (hints: Hint[]) => void) {
    this.#handOut = handOut;
  }

  add(hints: readonly Hint[]): void {
    for (const hint of hints) this.#pending.add(hint);
    clearTimeout(this.#quietTimer);
    this.#quietTimer = setTimeout(() => this.#flush(), quietMs);
    this.#longestTimer ??= setTimeout(() => this.#flush(), longestMs);
  }

  stop(): void {
    clearTimeout(this.#quietTimer);
    clearTimeout(this.#longestTimer);
    this.#longestTimer = undefined;
    this.#pending.clear();
  }

  #flush(): void {
    const hints = [...this.#pending];
    this.stop();
    this.#handOut(hints);
  }
}
