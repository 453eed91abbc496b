import { expect, it } from 'vitest';
import { wherePhone } from '../panel/where-phone.ts';
import { temporarySqlite } from '../testing/temporary-sqlite.ts';

it.each([
  ["e.state IN ('failed') AND e.state <> 'delivered'", 'call_event_undelivered'],
  ["e.last_cause IN ('dns') AND e.state <> 'delivered'", 'call_event_undelivered'],
  ["(e.last_cause IS NULL) AND e.state <> 'delivered'", 'call_event_undelivered'],
  ["e.kind IN ('incoming', 'outgoing', 'record') AND e.kind = 'record'", 'call_event_by_rare_kind'],
  ["e.extension = '101'", 'call_event_by_extension'],
  ["coalesce(e.kind, '') IN ('completed')", 'call_event_by_time'],
])('finds messages where %s by an index, not by walking the log', async (condition, index) => {
  expect(await planOf(condition)).toContain(index);
});

it.each(['7654', '+7 916 123', '+7 916 123-45-67'])(
  'finds messages of the number %s by the indexes of calls that are over, and among those that run',
  async (phone) => {
    const plan = await planOf(wherePhone(phone, 'e')?.sql ?? '');
    expect(plan).toContain('SEARCH call USING INDEX call_by_client_reversed');
    expect(plan).toContain('SCAN call USING INDEX call_running');
    expect(plan).not.toMatch(/SCAN (e|call)$/m);
  },
);

async function planOf(condition: string): Promise<string> {
  await using temporary = await temporarySqlite();
  const steps = await temporary.storage.dataSource.query<{ detail: string }[]>(
    `EXPLAIN QUERY PLAN SELECT * FROM call_event e WHERE ${condition.replaceAll(/:\w+/g, "'7'")} ` +
      'ORDER BY e.created_at DESC, e.id DESC LIMIT 51',
  );
  return steps.map(({ detail }) => detail).join('\n');
}
