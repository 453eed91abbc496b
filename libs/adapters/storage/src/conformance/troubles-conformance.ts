import { describe, expect, it } from 'vitest';
import type { DeliveryStep } from '../delivery-store.ts';
import { limits } from './delivery-story.ts';
import type { DeliveryStory } from './delivery-story.ts';
import { attemptAt, done, event, failed, t0 } from './story-events.ts';

const refused = attemptAt(t0, {
  outcome: 'refused',
  cause: 'server-error',
  response: { status: 503, headers: {}, body: '', bodyCut: false },
});

async function refuse(story: DeliveryStory, step: DeliveryStep, now = t0): Promise<void> {
  await story.deliveries.finish(await story.claimOne(now), { ...refused, startedAt: now }, step);
}

export function countsTroubles(story: DeliveryStory): void {
  describe('groups of trouble', () => {
    it('count what is retried and what failed by its cause, and forget what was delivered', async () => {
      await story.append(event({ callId: 'a', kind: 'completed' }));
      expect(await story.troubles()).toEqual([]);
      await refuse(story, { do: 'retry', at: t0 + 5 });
      expect(await story.troubles()).toEqual(['retrying server-error 503 completed: 1']);
      await refuse(story, { do: 'hold' }, t0 + 5);
      expect(await story.troubles()).toEqual(['retrying server-error 503 completed: 1']);
      await story.finish(await story.claimOne(t0 + 5), done, t0 + 5);
      expect(await story.troubles()).toEqual([]);
    });

    it('know since when, and when the last one came', async () => {
      for (const [callId, at] of [
        ['a', t0 + 10],
        ['b', t0 + 20],
        ['c', t0 + 30],
      ] as const) {
        await story.append(event({ callId, kind: 'completed', at }));
        await refuse(story, failed, at);
      }
      expect(await story.panel.troubleGroups()).toEqual([
        {
          state: 'failed',
          cause: 'server-error',
          status: 503,
          kind: 'completed',
          count: 3,
          since: t0 + 10 + Math.round(refused.durationMs),
          lastAt: t0 + 30 + Math.round(refused.durationMs),
        },
      ]);
    });

    it('lose what is replayed or given up, and begin anew when they were empty', async () => {
      const [a] = await story.append(event({ callId: 'a', kind: 'completed' }));
      await refuse(story, failed);
      const [b] = await story.append(event({ callId: 'b', kind: 'completed' }));
      await refuse(story, failed);
      await story.skip(a, t0 + 100);
      expect(await story.troubles()).toEqual(['failed server-error 503 completed: 1']);
      await story.requeue(b, t0 + 200);
      expect(await story.troubles()).toEqual([]);
      await refuse(story, failed, t0 + 200);
      expect(await story.panel.troubleGroups()).toMatchObject([{ count: 1, since: t0 + 200 + 13 }]);
      expect(await story.panel.dashboardCounts(t0)).toMatchObject({ failed: 1 });
    });
  });
}

export function keepsTroublesRight(story: DeliveryStory): void {
  describe('groups of trouble, further', () => {
    it('count pop-ups that came too late, tried or not', async () => {
      await story.append(event({ callId: 'a' }), event({ callId: 'b', seq: 1, at: t0 + 1 }));
      await refuse(story, { do: 'retry', at: t0 + 300 });
      await story.deliveries.expirePopups({ now: t0 + 20_001, queuedBefore: t0 + 1, lateBefore: t0 });
      expect((await story.troubles()).toSorted()).toEqual([
        'expired null null incoming: 1',
        'expired server-error 503 incoming: 1',
      ]);
    });

    it('stay right over a crash in the middle of a retry', async () => {
      await story.append(event({ kind: 'completed' }));
      await refuse(story, { do: 'retry', at: t0 + 5 });
      await story.claimOne(t0 + 5);
      await story.reopen();
      await story.deliveries.recover(t0 + 6);
      const again = await story.claimOne(t0 + 5 + limits.leaseMs);
      expect(await story.troubles()).toEqual(['retrying interrupted null completed: 1']);
      await story.finish(again);
      expect(await story.troubles()).toEqual([]);
    });
  });
}
