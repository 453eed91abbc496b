import type { Meaning } from '@planfix-asterisk/planfix';
import { isPopup } from '@planfix-asterisk/storage';
import type { ClaimedDelivery, DeliveryStep } from '@planfix-asterisk/storage';
import { deliveryPolicy } from './delivery-policy.ts';

export interface TriedDelivery {
  readonly delivery: Pick<ClaimedDelivery, 'kind' | 'queuedAt' | 'tries'>;
  readonly meaning: Pick<Meaning, 'outcome' | 'retry' | 'retryAfterMs'>;
  readonly now: number;
  /** 0 to 1, evenly spread. */
  readonly random: number;
}

/** What becomes of a message after an attempt; `hold` when the account is paused, which is nobody's failure. */
export function nextStep({ delivery, meaning, now, random }: TriedDelivery): DeliveryStep {
  if (meaning.outcome === 'delivered') return { do: 'done' };
  if (meaning.retry === 'account-paused') return { do: 'hold' };
  if (meaning.retry === 'no') return { do: 'failed' };
  const endsAt = delivery.queuedAt + policyOf(delivery.kind).lifetimeMs;
  const at = now + Math.max(backOffMs(delivery, random), meaning.retryAfterMs ?? 0);
  if (isPopup(delivery.kind)) return at < endsAt ? { do: 'retry', at } : { do: 'expired' };
  // The last try of a history message is at the end of its time, however long the step before it.
  return now < endsAt ? { do: 'retry', at: Math.min(at, endsAt) } : { do: 'failed' };
}

export function policyOf(kind: ClaimedDelivery['kind']) {
  return isPopup(kind) ? deliveryPolicy.popup : deliveryPolicy.history;
}

function backOffMs({ kind, tries }: TriedDelivery['delivery'], random: number): number {
  const steps = policyOf(kind).retryAfterMs;
  const step = steps[Math.min(tries, steps.length - 1)] ?? 0;
  return Math.round(step * (1 + deliveryPolicy.jitter * (2 * random - 1)));
}
