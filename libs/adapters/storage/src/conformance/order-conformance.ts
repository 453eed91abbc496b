import { describe, expect, it } from 'vitest';
import { ids } from './delivery-story.ts';
import type { DeliveryStory } from './delivery-story.ts';
import { event, failed, t0 } from './story-events.ts';

export function keepsLanesInOrder(story: DeliveryStory): void {
  describe('order', () => {
    it('hands out the messages of a lane one after another', async () => {
      const [first, second] = await story.append(event({ seq: 1 }), event({ seq: 2, kind: 'accepted' }));
      const one = await story.claimOne();
      expect(one.id).toBe(first);
      expect(await story.claim()).toEqual([]);
      await story.finish(one);
      expect(ids(await story.claim())).toEqual([second]);
    });

    it('hands out ten phones of a ring group at once', async () => {
      const phones = Array.from({ length: 10 }, (_, index) =>
        event({ seq: index + 1, extension: `10${index}` }),
      );
      const appended = await story.append(...phones);
      expect(ids(await story.claim())).toEqual(appended);
    });

    it('keeps a successor waiting while its predecessor is retried', async () => {
      const [first] = await story.append(event({ seq: 1 }), event({ seq: 2, kind: 'accepted' }));
      await story.finish(await story.claimOne(), { do: 'retry', at: t0 + 300 });
      expect(await story.claim(t0 + 299)).toEqual([]);
      expect(ids(await story.claim(t0 + 300))).toEqual([first]);
    });

    it('does not let a message wait for other calls', async () => {
      await story.append(event({ callId: 'call-1' }));
      await story.claimOne();
      const [other] = await story.append(event({ callId: 'call-2' }));
      expect(ids(await story.claim())).toEqual([other]);
    });

    it('gives the successor its due time in the transaction that finishes the predecessor', async () => {
      await story.append(event({ seq: 1 }), event({ seq: 2, kind: 'completed' }));
      const one = await story.claimOne();
      await story.finish(one);
      expect(await story.deliveries.outlook()).toEqual({ nextDueAt: t0, hasWaitingPopups: false });
    });
  });
}

export function waitsForTheEndOfACall(story: DeliveryStory): void {
  describe('end of a call', () => {
    it('lets the last message of a call wait for all earlier ones of every employee', async () => {
      const [a, b, last] = await story.append(
        event({ seq: 1, extension: '101' }),
        event({ seq: 2, extension: '102' }),
        event({ seq: 3, extension: '103', kind: 'completed', isLast: true }),
      );
      const claimed = await story.claim();
      expect(ids(claimed)).toEqual([a, b]);
      for (const one of claimed) {
        expect(await story.claim()).toEqual([]);
        await story.finish(one);
      }
      expect(ids(await story.claim())).toEqual([last]);
    });

    it('holds the recording of a call whose completed failed, until that is delivered', async () => {
      const [completed] = await story.append(event({ seq: 1, kind: 'completed', isLast: true }));
      await story.finish(await story.claimOne(), failed);
      const [record] = await story.append(event({ seq: 2, kind: 'record' }));
      expect(await story.claim()).toEqual([]);
      expect(await story.panel.deliveryDetail(record ?? 0)).toMatchObject({
        waitsFor: { id: completed, kind: 'completed', state: 'failed' },
        dueAt: null,
      });
      await story.requeue(completed);
      await story.finish(await story.claimOne());
      expect(ids(await story.claim())).toEqual([record]);
    });

    it('lets the recording go when somebody gives up the completed that failed', async () => {
      const [completed] = await story.append(event({ seq: 1, kind: 'completed', isLast: true }));
      await story.finish(await story.claimOne(), failed);
      const [record] = await story.append(event({ seq: 2, kind: 'record' }));
      expect(await story.claim()).toEqual([]);
      expect(await story.skip(completed)).toBe('skipped');
      expect(ids(await story.claim())).toEqual([record]);
    });

    it('lets nothing but the recording wait for a completed that failed', async () => {
      await story.append(event({ seq: 1, kind: 'completed', isLast: true }));
      await story.finish(await story.claimOne(), failed);
      const [next] = await story.append(event({ seq: 2, kind: 'incoming' }));
      expect(ids(await story.claim())).toEqual([next]);
    });
  });
}
