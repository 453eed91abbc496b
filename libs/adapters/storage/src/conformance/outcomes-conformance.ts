import { describe, expect, it } from 'vitest';
import type { DeliveryStep } from '../delivery-store.ts';
import type { DeliveryStory } from './delivery-story.ts';
import { attemptAt, done, event, failed, t0 } from './story-events.ts';

export function keepsOutcomes(story: DeliveryStory): void {
  describe('outcomes', () => {
    it('keeps each attempt with its number', async () => {
      const [id] = await story.append(event({ kind: 'completed' }));
      const refused = attemptAt(t0, {
        outcome: 'refused',
        cause: 'server-error',
        response: null,
        detail: { code: 'status', values: { status: '503' } },
      });
      await story.deliveries.finish(await story.claimOne(), refused, { do: 'retry', at: t0 + 5 });
      await story.finish(await story.claimOne(t0 + 5), done, t0 + 5);
      const detail = await story.panel.deliveryDetail(id ?? 0);
      expect(detail).toMatchObject({ state: 'delivered', attempts: 2, lastCause: 'ok', lastStatus: 200 });
      expect(detail?.attemptList).toEqual([
        { ...refused, number: 1 },
        { ...attemptAt(t0 + 5), number: 2 },
      ]);
    });

    it('spends no try on a message that is held', async () => {
      await story.append(event({ kind: 'completed' }));
      await story.finish(await story.claimOne(), { do: 'hold' });
      expect((await story.claimOne()).tries).toBe(0);
    });

    it('counts what is failed, expired and delivered today', async () => {
      await story.append(
        event({ callId: 'a' }),
        event({ callId: 'b' }),
        event({ callId: 'c' }),
        event({ callId: 'd', at: t0 + 9 }),
      );
      const steps: DeliveryStep[] = [done, failed, { do: 'expired' }];
      for (const [index, one] of (await story.claim()).entries()) await story.finish(one, steps[index]);
      expect(await story.panel.dashboardCounts(t0)).toEqual({
        waiting: 1,
        oldestWaitingAt: t0 + 9,
        failed: 1,
        expired: 1,
        superseded: 0,
        deliveredToday: 1,
        callsNow: 0,
        running: [],
      });
    });

    it('makes no second message of a fact that is told again', async () => {
      const first = await story.append(event());
      const again = await story.append(event());
      expect(again).toEqual(first);
      await story.finish(await story.claimOne());
      await story.append(event());
      expect(await story.claim()).toEqual([]);
    });
  });
}

export function tellsWhenToLook(story: DeliveryStory): void {
  describe('wake-up', () => {
    it('is told after an append, an outcome and a replay', async () => {
      let woken = 0;
      const end = story.deliveries.onReady(() => (woken += 1));
      const [id] = await story.append(event({ kind: 'completed' }));
      // A store that looks by itself as well may tell more often.
      expect(woken).toBeGreaterThanOrEqual(1);
      await story.finish(await story.claimOne());
      expect(woken).toBeGreaterThanOrEqual(2);
      await story.requeue(id);
      expect(woken).toBeGreaterThanOrEqual(3);
      end();
    });
  });
}

export function catchesUp(story: DeliveryStory): void {
  describe('catching up', () => {
    it('brings forward what waits after a failed try, so many at a time, and nothing that is under way', async () => {
      const names = ['a', 'b', 'c', 'd'];
      await story.append(...names.map((callId) => event({ callId, kind: 'completed' })));
      for (const one of await story.claim())
        await story.finish(one, { do: 'retry', at: t0 + 60_000 + one.id });
      const [first] = await story.claim(t0 + 60_001, { any: 1, popupsOnly: 0 });
      expect(await story.deliveries.bringForward(t0 + 60_001, 2)).toBe(2);
      const second = await story.claim(t0 + 60_001);
      expect(second.map(({ id }) => id - (first?.id ?? 0))).toEqual([1, 2]);
      expect(await story.deliveries.bringForward(t0 + 60_001, 9)).toBe(1);
      expect(await story.deliveries.bringForward(t0 + 60_001, 9)).toBe(0);
    });
  });
}
