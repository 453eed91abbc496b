const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** Every number of the delivery, with its reason. Times are milliseconds. */
export const deliveryPolicy = {
  /** A pop-up that comes late is worse than none (rule 30): `incoming`, `outgoing`, `accepted`. */
  popup: {
    /** A phone rings about that long; later the window would tell of a call that is over or long answered. */
    lifetimeMs: 20 * second,
    /** PlanFix answers in some hundred milliseconds; waiting longer costs more than asking again. */
    timeoutMs: 2_500,
    /** After the first failure nearly at once (a broken connection), then longer; the last one until the end of life. */
    retryAfterMs: [300, 1 * second, 2 * second, 4 * second],
    /** A window that is closed already is not opened any more when its pop-up waited so long: one time-out. */
    lateMs: 2_500,
  },
  /** `completed` and `record` make PlanFix's history: never dropped, retried for three days, so over a weekend. */
  history: {
    lifetimeMs: 72 * hour,
    timeoutMs: 10 * second,
    retryAfterMs: [5 * second, 15 * second, minute, 5 * minute, 15 * minute, hour, 3 * hour, 6 * hour],
  },
  /** Calls that failed together must not come back together: ±20 %. */
  jitter: 0.2,
  /** Requests under way at once: ten phones of a few ring groups; PlanFix promises no limit, so we stay modest. */
  slots: 32,
  /** Of these kept for pop-ups, so that a backlog of history delays nobody's window. */
  popupSlots: 8,
  /** Longer than the longest time-out and the writing of its outcome: a claim that old has lost its sender. */
  leaseMs: 30 * second,
  /** A message whose sending ended the process three times is given up instead of ending it for ever. */
  maxStarts: 3,
  /** While the token is refused a `ping` asks whether it is taken again. */
  probeEveryMs: 30 * second,
  /** A look at waiting pop-ups: how late an expiry may be noticed. Without any, there is no timer. */
  lookEveryMs: 1 * second,
  /** The longest sleep with work waiting: a clock that was set forward must not hold it back for hours. */
  longestSleepMs: 30 * second,
  /** An outcome that the store does not take now is kept and offered again. */
  outcomeRetryMs: 500,
  /** On a stop: requests under way get so long to end. */
  drainMs: 5 * second,
  /** Above a request's own time-out: an HTTP client that never answers must not hold its slot for ever. */
  timeoutGraceMs: 1 * second,
} as const;
