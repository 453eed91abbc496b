import { deliverySettingsSchema } from '@planfix-asterisk/contracts';
import type { DeliverySettings } from '@planfix-asterisk/contracts';

/** How one kind of message is tried; milliseconds. */
interface KindPolicy {
  readonly lifetimeMs: number;
  readonly timeoutMs: number;
  readonly retryAfterMs: readonly number[];
}

/** The settings of the delivery, in milliseconds; each number and its reason stands in the schema of the settings. */
export interface DeliveryPolicy {
  readonly popup: KindPolicy & { readonly lateMs: number };
  readonly history: KindPolicy;
  /** 0 to 0.5. */
  readonly jitter: number;
  readonly retryAfterMaxMs: number;
  readonly slots: number;
  readonly popupSlots: number;
  readonly leaseMs: number;
  readonly maxStarts: number;
  readonly probeEveryMs: number;
  readonly drainMs: number;
  readonly catchUpPerSecond: number;
}

const second = 1_000;
const hour = 3_600 * second;

export function deliveryPolicy(settings: DeliverySettings): DeliveryPolicy {
  const { popup, history, slots, popupSlots, maxStarts, catchUpPerSecond } = settings;
  return {
    popup: {
      lifetimeMs: popup.lifetimeS * second,
      timeoutMs: popup.timeoutMs,
      retryAfterMs: popup.retryMs,
      lateMs: popup.lateMs,
    },
    history: {
      lifetimeMs: history.lifetimeH * hour,
      timeoutMs: history.timeoutS * second,
      retryAfterMs: history.retryS.map((step) => step * second),
    },
    jitter: settings.jitterPercent / 100,
    retryAfterMaxMs: settings.retryAfterMaxS * second,
    slots,
    popupSlots,
    leaseMs: settings.leaseS * second,
    maxStarts,
    probeEveryMs: settings.probeEveryS * second,
    drainMs: settings.drainS * second,
    catchUpPerSecond,
  };
}

export const defaultPolicy = deliveryPolicy(deliverySettingsSchema.parse({}));

/** How the loop itself works; no promise to anybody hangs on these, so they are no settings. Milliseconds. */
export const mechanics = {
  /** A look at waiting pop-ups: how late an expiry may be noticed. Without any, there is no timer. */
  lookEveryMs: 1 * second,
  /** The longest sleep with work waiting: a clock that was set forward must not hold it back for hours. */
  longestSleepMs: 30 * second,
  /** An outcome that the store does not take now is kept and offered again. */
  outcomeRetryMs: 500,
  /** Above a request's own time-out: an HTTP client that never answers must not hold its slot for ever. */
  timeoutGraceMs: 1 * second,
} as const;
