import { expect, it } from 'vitest';
import { temporarySqlite } from '../testing/temporary-sqlite.ts';

it.each([
  [
    "e.call_id IN (SELECT call_id FROM \"call\" WHERE client_reversed >= '7654' AND client_reversed < '7654:')",
    'call_by_client_reversed',
  ],
  ["e.state IN ('failed') AND e.state <> 'delivered'", 'call_event_undelivered'],
  ["e.last_cause IN ('dns') AND e.state <> 'delivered'", 'call_event_undelivered'],
  ["e.kind IN ('incoming', 'outgoing', 'record') AND e.kind = 'record'", 'call_event_by_rare_kind'],
  ["e.extension = '101'", 'call_event_by_extension'],
  ["coalesce(e.kind, '') IN ('completed')", 'call_event_by_time'],
])('finds messages where %s by an index, not by walking the log', async (condition, index) => {
  await using temporary = await temporarySqlite();
  const steps = await temporary.storage.dataSource.query<{ detail: string }[]>(
    `EXPLAIN QUERY PLAN SELECT * FROM call_event e WHERE ${condition} ORDER BY e.created_at DESC, e.id DESC LIMIT 51`,
  );
  expect(steps.map(({ detail }) => detail).join('\n')).toContain(index);
});
