import { describe, expect, it } from 'vitest';
import { defaultPolicy } from './delivery-policy.ts';
import { freeSlots } from './slots.ts';

const underWay = (popups: number, others: number) => [
  ...Array.from({ length: popups }, () => ({ kind: 'incoming' as const })),
  ...Array.from({ length: others }, () => ({ kind: 'completed' as const })),
];

describe('freeSlots', () => {
  it.each([
    { popups: 0, others: 0, free: { any: 24, popupsOnly: 8 } },
    { popups: 5, others: 0, free: { any: 24, popupsOnly: 3 } },
    { popups: 10, others: 4, free: { any: 18, popupsOnly: 0 } },
    { popups: 0, others: 24, free: { any: 0, popupsOnly: 8 } },
    { popups: 32, others: 0, free: { any: 0, popupsOnly: 0 } },
  ])('leaves $free beside $popups pop-ups and $others others', ({ popups, others, free }) => {
    expect(freeSlots(underWay(popups, others), defaultPolicy)).toEqual(free);
  });
});
