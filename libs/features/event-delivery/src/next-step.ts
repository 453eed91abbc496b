import type { Meaning } from '@planfix-asterisk/planfix';
import { isPopup } from '@planfix-asterisk/storage';
import type { ClaimedDelivery, DeliveryStep } from '@planfix-asterisk/storage';
import type { DeliveryPolicy } from './delivery-policy.ts';

export interface TriedDelivery {
  readonly delivery: Pick<ClaimedDelivery, 'kind' | 'queuedAt' | 'tries'>;
  readonly meaning: Pick<Meaning, 'outcome' | 'retry' | 'retryAfterMs'>;
  readonly now: number;
  /** 0 to 1, evenly spread. */
  readonly random: number;
  readonly policy: DeliveryPolicy;
}

/** What becomes of a message after an attempt; `hold` when the account is paused, which is nobody's failure. */
export function nextStep({ delivery, meaning, now, random, policy }: TriedDelivery): DeliveryStep {
  if (meaning.outcome === 'delivered') return { do: 'done' };
  if (meaning.retry === 'account-paused') return { do: 'hold' };
  if (meaning.retry === 'no') return { do: 'failed' };
  const endsAt = delivery.queuedAt + policyOf(delivery.kind, policy).lifetimeMs;
  const asked = Math.min(meaning.retryAfterMs ?? 0, policy.retryAfterMaxMs);
  const at = now + Math.max(backOffMs(delivery, policy, random), asked);
  if (isPopup(delivery.kind)) return at < endsAt ? { do: 'retry', at } : { do: 'expired' };
  // The last try of a history message is at the end of its time, however long the step before it.
  return now < endsAt ? { do: 'retry', at: Math.min(at, endsAt) } : { do: 'failed' };
}

export function policyOf(kind: ClaimedDelivery['kind'], policy: DeliveryPolicy) {
  return isPopup(kind) ? policy.popup : policy.history;
}

function backOffMs(
  { kind, tries }: TriedDelivery['delivery'],
  policy: DeliveryPolicy,
  random: number,
): number {
  const steps = policyOf(kind, policy).retryAfterMs;
  const step = steps[Math.min(tries, steps.length - 1)] ?? 0;
  return Math.round(step * (1 + policy.jitter * (2 * random - 1)));
}
