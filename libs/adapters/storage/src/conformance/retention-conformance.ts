import { describe, expect, it } from 'vitest';
import { RetentionStore } from '../retention/retention-store.ts';
import { storeUse } from '../retention/store-use.ts';
import type { DeliveryStory } from './delivery-story.ts';
import { callOf, done, entryOf, event, failed, t0 } from './story-events.ts';

const later = t0 + 1_000_000;

/** A delivered, a failed and a waiting message, each of its own call. */
async function threeMessages(story: DeliveryStory): Promise<number[]> {
  const [delivered] = await story.append(event({ callId: 'a', kind: 'completed' }));
  await story.finish(await story.claimOne(), done);
  const [lost] = await story.append(event({ callId: 'b', kind: 'completed' }));
  await story.finish(await story.claimOne(), failed);
  const [waiting] = await story.append(event({ callId: 'c', kind: 'completed' }));
  await story.finish(await story.claimOne(), { do: 'retry', at: later });
  for (const callId of ['a', 'b', 'c', 'no-message'])
    await story.storage.journal.append({ ...entryOf(), calls: [callOf(callId)] });
  return [delivered ?? 0, lost ?? 0, waiting ?? 0];
}

export function clearsOldContent(story: DeliveryStory): void {
  const detail = (id: number | undefined) => story.panel.deliveryDetail(id ?? 0);

  describe('old content', () => {
    it('is cleared away, but for what is under way and the fields of what failed', async () => {
      const [delivered, lost, waiting] = await threeMessages(story);
      const retention = new RetentionStore(story.storage);
      expect(await retention.clear('bodies', t0)).toBe(0);
      expect(await retention.clear('bodies', t0 + 1)).toBe(3);
      expect(await retention.clear('bodies', t0 + 1)).toBe(0);
      expect(await detail(delivered)).toMatchObject({ fields: {}, attemptList: [{ response: null }] });
      expect((await detail(delivered))?.attemptList[0]?.request.body).toBe('');
      expect(await detail(lost)).toMatchObject({
        fields: { cmd: 'event' },
        attemptList: [{ response: null }],
      });
      expect(await detail(waiting)).toMatchObject({
        fields: { cmd: 'event' },
        attemptList: [{ response: { status: 200 } }],
      });
    });

    it('cannot be sent again, and says so; a failed message can', async () => {
      const [delivered, lost] = await threeMessages(story);
      await new RetentionStore(story.storage).clear('bodies', t0 + 1);
      expect(await story.requeue(delivered)).toBe('content-deleted');
      expect(await story.requeue(lost)).toBe('requeued');
    });

    it('of tries is cleared away with them; the message stays', async () => {
      const [delivered, , waiting] = await threeMessages(story);
      expect(await new RetentionStore(story.storage).clear('attempts', t0 + 1)).toBe(3);
      expect(await detail(delivered)).toMatchObject({ state: 'delivered', attempts: 1, attemptList: [] });
      expect((await detail(waiting))?.attemptList).toHaveLength(1);
    });
  });
}

export function clearsOldMessages(story: DeliveryStory): void {
  describe('old messages', () => {
    it('are cleared away with their calls, but for those under way; the counters forget them', async () => {
      const [delivered, lost, waiting] = await threeMessages(story);
      const retention = new RetentionStore(story.storage);
      expect(await retention.clear('events', t0 + 1)).toBe(2);
      expect(await retention.clear('events', t0 + 1)).toBe(0);
      expect(await retention.clear('calls', t0 + 1)).toBe(3);
      expect(await story.panel.deliveryDetail(delivered ?? 0)).toBeUndefined();
      expect(await story.panel.deliveryDetail(lost ?? 0)).toBeUndefined();
      expect(await story.stateOf(waiting)).toBe('waiting');
      const { items } = await story.panel.listCalls({}, { limit: 9 });
      expect(items.map(({ callId }) => callId)).toEqual(['c']);
      expect(await story.panel.dashboardCounts(t0)).toMatchObject({ failed: 0, waiting: 1 });
      expect(await story.troubles()).toEqual(['retrying ok 200 completed: 1']);
    });

    it('of the audit log go in order of their age', async () => {
      const retention = new RetentionStore(story.storage);
      await story.auditLog().write({ actor: 'anna', action: 'settings.changed', target: 'ami' });
      expect(await retention.clear('audit', t0)).toBe(0);
      expect(await retention.clear('audit', t0 + 1)).toBe(1);
      expect((await story.auditLog().list({}, { limit: 9 })).items).toEqual([]);
    });

    it('leave a size that can be told without counting', async () => {
      await threeMessages(story);
      const { dataSource } = story.storage;
      const use = await storeUse(dataSource, await story.storage.size(), t0 + 86_400_000);
      expect(use).toMatchObject({ messages: 3, oldestAt: t0, recent: { messages: 3, since: t0 } });
      expect(use.bytes).toBeGreaterThan(10_000);
    });
  });

  describe('old plans and replays', () => {
    it('go with their messages', async () => {
      await threeMessages(story);
      const by = { actor: 'anna', now: t0, perSecond: 1 };
      const { id } = await story
        .replayJobs()
        .create({ filter: { state: ['failed'] }, withPopups: false }, by);
      await story.replayJobs().change(id, { from: ['planning'], set: { state: 'planned' } });
      const retention = new RetentionStore(story.storage);
      expect(await retention.clear('plans', t0)).toBe(0);
      expect(await retention.clear('plans', t0 + 1)).toBe(1);
      expect(await story.replayJobs().find(id)).toBeUndefined();
    });
  });
}
