import { describe, expect, it } from 'vitest';
import { ids } from './delivery-story.ts';
import type { DeliveryStory } from './delivery-story.ts';
import { event, t0 } from './story-events.ts';

export function expiresLatePopups(story: DeliveryStory): void {
  describe('pop-ups that come too late', () => {
    const expire = (now: number) =>
      story.deliveries.expirePopups({ now, queuedBefore: now - 20_000, lateBefore: now - 2_500 });

    it('expire with their time, and free their lane', async () => {
      const [popup, completed] = await story.append(
        event({ seq: 1 }),
        event({ seq: 2, kind: 'completed', at: t0 + 9_000 }),
      );
      expect(await expire(t0 + 2_499)).toBe(0);
      expect(await expire(t0 + 20_000)).toBe(1);
      expect(await story.stateOf(popup ?? 0)).toBe('expired');
      expect(ids(await story.claim(t0 + 20_000))).toEqual([completed]);
    });

    it('are superseded when their window is closed already and a try failed', async () => {
      const [id] = await story.append(event({ seq: 1 }));
      await story.finish(await story.claimOne(), { do: 'retry', at: t0 + 4_000 });
      expect(await expire(t0 + 100)).toBe(0);
      await story.append(event({ seq: 2, kind: 'completed', at: t0 + 100 }));
      expect(await expire(t0 + 100)).toBe(1);
      expect(await story.stateOf(id)).toBe('superseded');
      expect(await story.panel.dashboardCounts(t0)).toMatchObject({ expired: 0, superseded: 1 });
    });

    it('are still told when the window was closed a moment ago', async () => {
      await story.append(event({ seq: 1 }), event({ seq: 2, kind: 'completed' }));
      expect(await expire(t0 + 100)).toBe(0);
      expect(await expire(t0 + 2_500)).toBe(1);
    });

    it('expire all at once, however many there are', async () => {
      await story.append(...Array.from({ length: 250 }, (_, index) => event({ callId: `call-${index}` })));
      expect(await expire(t0 + 20_000)).toBe(250);
      expect(await story.claim(t0 + 20_000)).toEqual([]);
    });

    it('do not expire while they are being sent', async () => {
      await story.append(event());
      await story.claimOne();
      expect(await expire(t0 + 25_000)).toBe(0);
    });

    it('are given a new time by a replay', async () => {
      const [id] = await story.append(event({ seq: 1 }), event({ seq: 2, kind: 'completed' }));
      await expire(t0 + 20_000);
      await story.requeue(id, t0 + 60_000);
      expect(await expire(t0 + 70_000)).toBe(0);
      expect(await expire(t0 + 80_000)).toBe(1);
    });
  });
}
