/** Enough for a busy quarter of an hour, small enough to sort at each look. */
const KEPT = 200;

/** From the AMI event to PlanFix's answer, of the last pop-ups. */
export class PopupLatency {
  readonly #kept: number[] = [];

  add(ms: number): void {
    this.#kept.push(ms);
    if (this.#kept.length > KEPT) this.#kept.shift();
  }

  summary(): { p50: number; p95: number } | null {
    const sorted = [...this.#kept].sort((a, b) => a - b);
    const p50 = sorted[Math.floor((sorted.length - 1) * 0.5)];
    const p95 = sorted[Math.floor((sorted.length - 1) * 0.95)];
    return p50 === undefined || p95 === undefined ? null : { p50, p95 };
  }
}
