import { describe, expect, it } from 'vitest';
import { ids, limits } from './delivery-story.ts';
import type { DeliveryStory } from './delivery-story.ts';
import { event, t0 } from './story-events.ts';

export function claimsOnce(story: DeliveryStory): void {
  describe('claims', () => {
    it('never hands a message out twice, however many ask at once', async () => {
      await story.append(...Array.from({ length: 40 }, (_, index) => event({ callId: `call-${index}` })));
      const claimed = await Promise.all([story.claim(), story.claim(), story.claim()]);
      const all = claimed.flatMap(ids);
      expect(new Set(all).size).toBe(all.length);
      expect(all).toHaveLength(40);
    });

    it('keeps reserved slots for pop-ups', async () => {
      await story.append(
        event({ callId: 'a', kind: 'completed' }),
        event({ callId: 'b', kind: 'completed' }),
      );
      const [popup] = await story.append(event({ callId: 'c' }));
      expect(ids(await story.claim(t0, { any: 0, popupsOnly: 8 }))).toEqual([popup]);
    });

    it('refuses the outcome of a claim whose lease ran out', async () => {
      const [id] = await story.append(event({ kind: 'completed' }));
      const stale = await story.claimOne();
      const fresh = await story.claimOne(t0 + limits.leaseMs);
      expect(fresh.id).toBe(stale.id);
      expect(await story.finish(stale)).toBe('lost-claim');
      expect(await story.stateOf(id ?? 0)).toBe('sending');
      expect(await story.finish(fresh)).toBe('finished');
      expect(await story.stateOf(id ?? 0)).toBe('delivered');
    });

    it('fails a message that was started three times and never came to an outcome', async () => {
      const [id, next] = await story.append(
        event({ kind: 'completed' }),
        event({ seq: 2, kind: 'completed' }),
      );
      for (let start = 0; start < 3; start += 1) {
        expect(ids(await story.claim(t0 + start * limits.leaseMs))).toEqual([id]);
      }
      expect(await story.claim(t0 + 3 * limits.leaseMs)).toEqual([]);
      expect(await story.panel.deliveryDetail(id ?? 0)).toMatchObject({
        state: 'failed',
        lastCause: 'interrupted',
      });
      expect(ids(await story.claim(t0 + 3 * limits.leaseMs))).toEqual([next]);
    });

    it('goes on after a crash: what was under way is due again and marked as perhaps arrived', async () => {
      const [id] = await story.append(event({ kind: 'completed' }), event({ seq: 2, kind: 'completed' }));
      await story.claimOne();
      await story.reopen();
      await story.deliveries.recover(t0 + 5);
      expect(ids(await story.claim(t0 + limits.leaseMs))).toEqual([id]);
      const detail = await story.panel.deliveryDetail(id ?? 0);
      expect(detail).toMatchObject({ state: 'sending', mayHaveArrived: true, attempts: 1 });
      expect(detail?.attemptList[0]).toMatchObject({
        outcome: 'ambiguous',
        cause: 'interrupted',
        startedAt: t0,
      });
    });
  });
}
