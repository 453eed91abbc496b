import { describe, expect, it } from 'vitest';
import { ids } from './delivery-story.ts';
import type { DeliveryStory } from './delivery-story.ts';
import { event, failed, t0 } from './story-events.ts';

export function replaysInPlace(story: DeliveryStory): void {
  describe('replay', () => {
    const by = { actor: 'anna', reason: 'PlanFix was down', now: t0 + 50 };

    it('puts a message back ahead of the later ones of its lane', async () => {
      const [first, second] = await story.append(
        event({ seq: 1, kind: 'completed' }),
        event({ seq: 2, kind: 'completed' }),
      );
      await story.finish(await story.claimOne(), failed);
      expect(await story.deliveries.requeue(first ?? 0, by)).toBe('requeued');
      const one = await story.claimOne(t0 + 50);
      expect(one).toMatchObject({
        id: first,
        actor: 'anna',
        reason: 'PlanFix was down',
        queuedAt: t0 + 50,
        tries: 0,
      });
      expect(await story.claim(t0 + 50)).toEqual([]);
      await story.finish(one);
      expect(ids(await story.claim(t0 + 50))).toEqual([second]);
    });

    it('waits for a later message of its lane that is on the wire', async () => {
      const [first] = await story.append(
        event({ seq: 1, kind: 'completed' }),
        event({ seq: 2, kind: 'completed' }),
      );
      await story.finish(await story.claimOne(), failed);
      const second = await story.claimOne();
      await story.deliveries.requeue(first ?? 0, by);
      expect(await story.claim(t0 + 50)).toEqual([]);
      await story.finish(second);
      expect(ids(await story.claim(t0 + 50))).toEqual([first]);
    });

    it('sends a delivered message again and counts it anew', async () => {
      const [id] = await story.append(event({ kind: 'completed' }));
      await story.finish(await story.claimOne());
      await story.deliveries.requeue(id ?? 0, by);
      expect(await story.panel.deliveryDetail(id ?? 0)).toMatchObject({ state: 'waiting', finishedAt: null });
      await story.finish(await story.claimOne(t0 + 50));
      expect(await story.panel.deliveryDetail(id ?? 0)).toMatchObject({ state: 'delivered', attempts: 2 });
    });

    it('says so when there is no such message, or it is still under way', async () => {
      const [id] = await story.append(event({ kind: 'completed' }));
      expect(await story.deliveries.requeue(999, by)).toBe('not-found');
      expect(await story.deliveries.requeue(id ?? 0, by)).toBe('under-way');
      await story.claimOne();
      expect(await story.deliveries.requeue(id ?? 0, by)).toBe('under-way');
    });
  });
}
