const failuresToOpen = 3;
const openForMs = 15_000;

/** Keeps callers from waiting for a PlanFix that does not answer: after some failures it is asked now and then only. */
export class Breaker {
  #failures = 0;
  #openUntil = 0;

  isOpen(now: number): boolean {
    return now < this.#openUntil;
  }

  /** Failures in a row so far. */
  get hasFailed(): boolean {
    return this.#failures >= failuresToOpen;
  }

  /** Lets one ask for all; until it knows more nobody else does. */
  startTrial(now: number): void {
    this.#openUntil = now + openForMs;
  }

  succeeded(): void {
    this.#failures = 0;
    this.#openUntil = 0;
  }

  failed(now: number): void {
    this.#failures += 1;
    if (this.#failures >= failuresToOpen) this.#openUntil = now + openForMs;
  }
}
