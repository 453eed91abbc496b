/** Gives out so many a second, at most one second's worth at once. */
export class Allowance {
  /** In thousandths, so that nothing is lost by rounding. */
  #left = 0;
  #at: number | undefined;

  take(perSecond: number, now: number): number {
    const passedMs = this.#at === undefined ? 1_000 : Math.max(0, now - this.#at);
    this.#at = now;
    this.#left = Math.min(perSecond * 1_000, this.#left + perSecond * passedMs);
    const whole = Math.floor(this.#left / 1_000);
    this.#left -= whole * 1_000;
    return whole;
  }
}
