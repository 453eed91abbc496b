import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { attemptAt, done, entryOf, event } from '../conformance/story-events.ts';
import { temporaryPostgres } from '../testing/temporary-postgres.ts';
import type { TemporaryPostgres } from '../testing/temporary-postgres.ts';
import type { PostgresStorage } from './open-postgres.ts';

const limits = { leaseMs: 30_000, maxStarts: 3 };
const march = Date.UTC(2026, 2, 15);
const april = Date.UTC(2026, 3);
const may = Date.UTC(2026, 4);
let temporary: TemporaryPostgres;
let storage: PostgresStorage;

beforeEach(async () => {
  temporary = await temporaryPostgres();
  storage = await temporary.open();
});
afterEach(() => temporary[Symbol.asyncDispose]());

const placeOf = async (callId: string): Promise<string> => {
  const sql = 'SELECT tableoid::regclass::text AS name FROM call_event WHERE call_id = $1';
  return (await storage.dataSource.query<{ name: string }[]>(sql, [callId]))[0]?.name ?? 'nowhere';
};

async function tell(callId: string, at: number, isDelivered = true): Promise<number> {
  const { deliveryIds } = await storage.journal.append(entryOf(event({ callId, kind: 'completed', at })));
  if (isDelivered) {
    const [claim] = await storage.deliveries.claim(at, { any: 1, popupsOnly: 0 }, limits);
    if (claim) await storage.deliveries.finish(claim, attemptAt(at), done);
  }
  return deliveryIds[0] ?? 0;
}

describe('partitions', () => {
  it('are there for this month and the next two at each start, and are made once', async () => {
    const sql =
      "SELECT count(*) AS count FROM pg_class WHERE relname LIKE 'call_event_20%' AND relkind = 'r'";
    expect(await storage.dataSource.query(sql)).toEqual([{ count: 3 }]);
    expect(await storage.partitions.ensureAhead(Date.now())).toEqual([]);
  });

  it('take over the rows that came before they were made', async () => {
    await tell('early', march);
    expect(await placeOf('early')).toBe('call_event_other');
    expect(await storage.partitions.ensureAhead(march)).toContain('call_event_2026_03');
    expect(await placeOf('early')).toBe('call_event_2026_03');
    await tell('later', march + 1);
    expect(await placeOf('later')).toBe('call_event_2026_03');
    const { items } = await storage.panel.listDeliveries({}, { limit: 10 });
    expect(items.map(({ callId }) => callId)).toEqual(['later', 'early']);
  });

  it('are made by one of several processes that start together', async () => {
    const other = await temporary.open();
    const made = await Promise.all([storage, other].map(({ partitions }) => partitions.ensureAhead(march)));
    expect(made.flat().filter((name) => name === 'call_event_2026_03')).toHaveLength(1);
  });

  it('are dropped whole when all their rows are old enough, and the rest stays', async () => {
    await storage.partitions.ensureAhead(march);
    const id = await tell('march', march);
    await tell('april', april);
    expect(await storage.partitions.dropBefore('call_event', may - 1)).toEqual(['call_event_2026_03']);
    expect(await placeOf('march')).toBe('nowhere');
    expect(await placeOf('april')).toBe('call_event_2026_04');
    expect(await storage.panel.deliveryDetail(id)).toBeUndefined();
    expect(await storage.partitions.dropBefore('delivery_attempt', may)).toEqual([
      'delivery_attempt_2026_03',
      'delivery_attempt_2026_04',
    ]);
  });

  it('take their failures out of the counters', async () => {
    await storage.partitions.ensureAhead(march);
    await tell('march', march, false);
    const [claim] = await storage.deliveries.claim(march, { any: 1, popupsOnly: 0 }, limits);
    if (claim) await storage.deliveries.finish(claim, attemptAt(march, { cause: 'dns' }), { do: 'failed' });
    expect(await storage.panel.dashboardCounts(march)).toMatchObject({ failed: 1 });
    await storage.partitions.dropBefore('call_event', may);
    expect(await storage.panel.dashboardCounts(march)).toMatchObject({ failed: 0 });
    expect(await storage.panel.troubleGroups()).toEqual([]);
  });

  it('stay while one of their messages is under way', async () => {
    await storage.partitions.ensureAhead(march);
    await tell('march', march, false);
    expect(await storage.partitions.dropBefore('call_event', may)).toEqual(['call_event_2026_04']);
    expect(await placeOf('march')).toBe('call_event_2026_03');
  });

  it('let a fact that is told again a month later be the same message', async () => {
    await storage.partitions.ensureAhead(march);
    const id = await tell('call-1', march);
    expect(await tell('call-1', april, false)).toBe(id);
  });
});
