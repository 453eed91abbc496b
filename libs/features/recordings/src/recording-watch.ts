interface Seen {
  readonly sizeBytes: number;
  readonly changedAt: number;
  readonly since: number;
}

/** More than are looked for at once are not worth remembering. */
const most = 10_000;

/**
 * For how long files have stayed as they are, by our own clock: that of the machine behind a mount may be minutes ahead or
 * behind.
 */
export class RecordingWatch {
  readonly #seen = new Map<string, Seen>();

  /** Milliseconds; 0 for a file that is seen for the first time, or has changed. */
  unchangedMs(ref: string, { sizeBytes, changedAt }: Omit<Seen, 'since'>, now: number): number {
    const seen = this.#seen.get(ref);
    if (seen?.sizeBytes === sizeBytes && seen.changedAt === changedAt) return now - seen.since;
    if (this.#seen.size >= most) this.#seen.clear();
    this.#seen.set(ref, { sizeBytes, changedAt, since: now });
    return 0;
  }

  forget(ref: string): void {
    this.#seen.delete(ref);
  }
}
