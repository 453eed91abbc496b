import { isPopup } from '@planfix-asterisk/storage';
import type { ClaimSlots, ClaimedDelivery } from '@planfix-asterisk/storage';
import { deliveryPolicy } from './delivery-policy.ts';

/** What may be claimed beside what is under way: pop-ups fill their own slots first. */
export function freeSlots(underWay: readonly Pick<ClaimedDelivery, 'kind'>[]): ClaimSlots {
  const popups = underWay.filter(({ kind }) => isPopup(kind)).length;
  const inReserve = Math.min(popups, deliveryPolicy.popupSlots);
  const shared = deliveryPolicy.slots - deliveryPolicy.popupSlots;
  return {
    any: Math.max(0, shared - (underWay.length - inReserve)),
    popupsOnly: deliveryPolicy.popupSlots - inReserve,
  };
}
