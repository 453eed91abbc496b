import type { Clock } from '@planfix-asterisk/runtime';
import type { ArrivalTaker } from '@planfix-asterisk/storage';
import type { DeliveryPolicy } from './delivery-policy.ts';
import type { PlanfixAccount, PlanfixClient } from './planfix-account.ts';
import type { Senders } from './senders.ts';

interface SlotOffersParts {
  readonly account: Pick<PlanfixAccount, 'sendable'>;
  readonly senders: Pick<Senders, 'freeSlots' | 'send'>;
  readonly policy: () => DeliveryPolicy;
  readonly clock: Clock;
  /** It runs, and is not in the middle of a turn: else slots would be given away twice. */
  readonly isAtRest: () => boolean;
}

/** Offers the free slots of a delivery loop to messages in the commit that stores them. */
export function slotOffers({ account, senders, policy, clock, isAtRest }: SlotOffersParts): ArrivalTaker {
  let client: PlanfixClient | undefined;
  return {
    offer: () => {
      client = account.sendable;
      if (!isAtRest() || client === undefined) return undefined;
      const now = clock.now();
      const limits = policy();
      return { now, popupsSince: now - limits.popup.lateMs, slots: senders.freeSlots(), limits };
    },
    take: (claimed) => {
      const to = client;
      if (to !== undefined) claimed.forEach((delivery) => senders.send(to, delivery));
    },
  };
}
