import { expect, it } from 'vitest';
import { limits } from '../conformance/delivery-story.ts';
import { entryOf, event, t0 } from '../conformance/story-events.ts';
import type { ClaimedDelivery } from '../delivery-store.ts';
import { temporarySqlite } from '../testing/temporary-sqlite.ts';

it('offers the slots again after a commit that failed, and hands over nothing of it', async () => {
  await using temporary = await temporarySqlite();
  const { journal, deliveries } = temporary.storage;
  const claimed: ClaimedDelivery[] = [];
  deliveries.claimOnArrival({
    offer: () => ({ now: t0, slots: { any: 4, popupsOnly: 0 }, limits, popupsSince: 0 }),
    take: (some) => void claimed.push(...some),
  });
  const good = entryOf(event({ callId: 'a' }));
  // The call's own row is refused by the table.
  const bad = { ...entryOf(event({ callId: 'b' })), notes: [{ callId: 'b', at: t0, code: null as never }] };
  await expect(journal.append(bad)).rejects.toThrow('NOT NULL');
  await journal.append(good);
  expect(claimed.map(({ callId }) => callId)).toEqual(['a']);
});

it('gives no slot away twice to messages that share a commit', async () => {
  await using temporary = await temporarySqlite();
  const { journal, deliveries, gate } = temporary.storage;
  const claimed: ClaimedDelivery[] = [];
  deliveries.claimOnArrival({
    offer: () => ({ now: t0, slots: { any: 1, popupsOnly: 0 }, limits, popupsSince: 0 }),
    take: (some) => void claimed.push(...some),
  });
  // While a transaction is open, what comes waits for it and is then committed together.
  const other = gate.run('other', () => new Promise((resolve) => setTimeout(resolve, 20)));
  await new Promise((resolve) => setImmediate(resolve));
  await Promise.all([
    journal.append(entryOf(event({ callId: 'a' }))),
    journal.append(entryOf(event({ callId: 'b' }))),
    other,
  ]);
  expect(claimed.map(({ callId }) => callId)).toEqual(['a']);
});
