import { expect, it } from 'vitest';
import { temporarySqlite } from '../testing/temporary-sqlite.ts';

it('finds messages of a phone by the index, not by walking the log', async () => {
  await using temporary = await temporarySqlite();
  const steps = await temporary.storage.dataSource.query<{ detail: string }[]>(
    "EXPLAIN QUERY PLAN SELECT * FROM call_event e WHERE e.id IN (SELECT id FROM call_event WHERE client_reversed >= '7654' " +
      "AND client_reversed < '7654:') ORDER BY e.created_at DESC, e.id DESC LIMIT 51",
  );
  expect(steps.map(({ detail }) => detail).join('\n')).toContain('call_event_by_client_reversed');
});
