import { isPopup } from '@planfix-asterisk/storage';
import type { ClaimSlots, ClaimedDelivery } from '@planfix-asterisk/storage';
import type { DeliveryPolicy } from './delivery-policy.ts';

/** What may be claimed beside what is under way: pop-ups fill their own slots first. */
export function freeSlots(
  underWay: readonly Pick<ClaimedDelivery, 'kind'>[],
  policy: Pick<DeliveryPolicy, 'slots' | 'popupSlots'>,
): ClaimSlots {
  const popups = underWay.filter(({ kind }) => isPopup(kind)).length;
  const inReserve = Math.min(popups, policy.popupSlots);
  const shared = policy.slots - policy.popupSlots;
  return {
    any: Math.max(0, shared - (underWay.length - inReserve)),
    popupsOnly: policy.popupSlots - inReserve,
  };
}
