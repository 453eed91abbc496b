const windowMs = 60_000;

/** How many calls an employee asked for in the last minute: a script that clicks must not keep a phone ringing. */
export class ClickRate {
  readonly #times = new Map<string, number[]>();

  /** Counts this one, unless it is one too many. */
  mayCall(extension: string, { perMinute, now }: { perMinute: number; now: number }): boolean {
    const lately = (this.#times.get(extension) ?? []).filter((at) => at > now - windowMs);
    const isAllowed = lately.length < perMinute;
    this.#times.set(extension, isAllowed ? [...lately, now] : lately);
    return isAllowed;
  }
}
