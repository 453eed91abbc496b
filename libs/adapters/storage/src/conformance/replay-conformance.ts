import { describe, expect, it } from 'vitest';
import { ids } from './delivery-story.ts';
import type { DeliveryStory } from './delivery-story.ts';
import { event, failed, t0 } from './story-events.ts';

export function replaysInPlace(story: DeliveryStory): void {
  describe('replay', () => {
    it('puts a message back ahead of the later ones of its lane', async () => {
      const [first, second] = await story.append(
        event({ seq: 1, kind: 'completed' }),
        event({ seq: 2, kind: 'completed' }),
      );
      await story.finish(await story.claimOne(), failed);
      expect(await story.requeue(first, t0 + 50)).toBe('requeued');
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
      await story.requeue(first, t0 + 50);
      expect(await story.claim(t0 + 50)).toEqual([]);
      await story.finish(second);
      expect(ids(await story.claim(t0 + 50))).toEqual([first]);
    });

    it('sends a delivered message again and counts it anew', async () => {
      const [id] = await story.append(event({ kind: 'completed' }));
      await story.finish(await story.claimOne());
      await story.requeue(id, t0 + 50);
      expect(await story.panel.deliveryDetail(id ?? 0)).toMatchObject({ state: 'waiting', finishedAt: null });
      await story.finish(await story.claimOne(t0 + 50));
      expect(await story.panel.deliveryDetail(id ?? 0)).toMatchObject({ state: 'delivered', attempts: 2 });
    });

    it('says so when there is no such message, or it is still under way', async () => {
      const [id] = await story.append(event({ kind: 'completed' }));
      expect(await story.requeue(999)).toBe('not-found');
      expect(await story.requeue(id, t0 + 50)).toBe('under-way');
      await story.claimOne();
      expect(await story.requeue(id, t0 + 50)).toBe('under-way');
    });

    it('stands in the audit log, and nothing stands there when nothing was done', async () => {
      const [id] = await story.append(event({ kind: 'completed' }));
      await story.requeue(id);
      expect((await story.auditLog().list({}, { limit: 9 })).items).toEqual([]);
      await story.finish(await story.claimOne(), failed);
      await story.requeue(id);
      expect((await story.auditLog().list({}, { limit: 9 })).items).toMatchObject([
        { actor: 'anna', action: 'delivery.replayed', target: String(id), reason: 'PlanFix was down' },
      ]);
    });
  });
}

export function givesUpWhatIsStuck(story: DeliveryStory): void {
  describe('skip', () => {
    it('gives up a message that waits, says who did it, and lets the next one go', async () => {
      const [first, second] = await story.append(
        event({ seq: 1, kind: 'completed' }),
        event({ seq: 2, kind: 'completed' }),
      );
      await story.finish(await story.claimOne(), { do: 'retry', at: t0 + 60_000 });
      expect(await story.skip(first, t0 + 9)).toBe('skipped');
      expect(await story.panel.deliveryDetail(first ?? 0)).toMatchObject({
        state: 'skipped',
        finishedAt: t0 + 9,
        skippedBy: { actor: 'anna', reason: 'not needed' },
      });
      expect(ids(await story.claim())).toEqual([second]);
      expect((await story.auditLog().list({}, { limit: 9 })).items).toMatchObject([
        { action: 'delivery.skipped' },
      ]);
    });

    it('does not touch what is on the wire, what is finished, or what is not there', async () => {
      const [id] = await story.append(event({ kind: 'completed' }));
      const one = await story.claimOne();
      expect(await story.skip(id)).toBe('under-way');
      await story.finish(one);
      expect(await story.skip(id)).toBe('finished');
      expect(await story.skip(999)).toBe('not-found');
      expect((await story.auditLog().list({}, { limit: 9 })).items).toEqual([]);
    });

    it('can be taken back by a replay', async () => {
      const [id] = await story.append(event({ kind: 'completed' }));
      await story.skip(id);
      expect(await story.requeue(id)).toBe('requeued');
      expect(await story.panel.deliveryDetail(id ?? 0)).toMatchObject({ state: 'waiting', skippedBy: null });
    });
  });
}
