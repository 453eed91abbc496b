import { describe, expect, it } from 'vitest';
import { ids, limits } from './delivery-story.ts';
import type { DeliveryStory } from './delivery-story.ts';
import { event, t0 } from './story-events.ts';

export function handsOverArrivals(story: DeliveryStory): void {
  describe('claims on arrival', () => {
    it('hands a new message to who has a free slot, in the commit that stores it, or leaves it to a claim; never both', async () => {
      const offer = { now: t0, slots: { any: 1, popupsOnly: 1 }, limits, popupsSince: t0 - 2_500 };
      const { appended, claimed } = await story.appendToFree(
        offer,
        event({ callId: 'a', kind: 'completed' }),
        event({ callId: 'b' }),
        event({ callId: 'b', seq: 2, kind: 'accepted' }),
        event({ callId: 'c' }),
        event({ callId: 'd', kind: 'completed' }),
      );
      const [a = 0, b = 0, , c = 0, d = 0] = appended;
      expect(ids(claimed)).toEqual(story.isShared ? [] : [a, b]);
      const rest = await story.claim();
      expect([...ids(claimed), ...ids(rest)].sort()).toEqual([a, b, c, d].sort());
      for (const one of [...claimed, ...rest]) expect(await story.finish(one)).toBe('finished');
      expect(ids(await story.claim())).toEqual([appended[2]]);
    });

    it('leaves a pop-up that the store took late to whoever judges lateness', async () => {
      const slots = { any: 5, popupsOnly: 5 };
      const offer = { now: t0 + 60_000, slots, limits, popupsSince: t0 + 57_500 };
      const { claimed, appended } = await story.appendToFree(
        offer,
        event({ callId: 'a' }),
        event({ callId: 'b', kind: 'completed' }),
      );
      expect(ids(claimed)).toEqual(story.isShared ? [] : [appended[1]]);
      const late = { now: offer.now, queuedBefore: t0 + 40_000, lateBefore: offer.popupsSince };
      expect(await story.deliveries.expirePopups(late)).toBe(1);
    });

    it('hands an event that is told again to nobody', async () => {
      const offer = { now: t0, slots: { any: 5, popupsOnly: 5 }, limits, popupsSince: t0 - 2_500 };
      await story.append(event({ kind: 'completed' }));
      expect((await story.appendToFree(offer, event({ kind: 'completed' }))).claimed).toEqual([]);
    });
  });
}
