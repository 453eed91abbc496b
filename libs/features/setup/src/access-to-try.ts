import { secretIsSet } from '@planfix-asterisk/contracts';
import type { PlanfixSettings } from '@planfix-asterisk/contracts';

export type AccessToTry =
  | { readonly status: 'ready'; readonly planfix: PlanfixSettings }
  | { readonly status: 'not-set' }
  /** The stored token is not sent to a host it was not stored for. */
  | { readonly status: 'token-missing' };

/** What a form wants to try; the marker of the token stands for the stored one as long as the host is the same. */
export function accessToTry(
  sent: PlanfixSettings | undefined,
  stored: PlanfixSettings | undefined,
): AccessToTry {
  const planfix = sent ?? stored;
  if (planfix === undefined) return { status: 'not-set' };
  if (planfix.token !== secretIsSet) return { status: 'ready', planfix };
  if (stored === undefined || originOf(planfix.url) !== originOf(stored.url))
    return { status: 'token-missing' };
  return { status: 'ready', planfix: { ...planfix, token: stored.token } };
}

const originOf = (address: string): string | undefined => URL.parse(address)?.origin;
