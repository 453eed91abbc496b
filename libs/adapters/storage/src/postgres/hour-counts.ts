import type { ClientBase } from 'pg';
import type { FinalState } from '../delivery-store.ts';
import { isCountedByHour, statSql } from '../stat-hour.ts';

const sql = statSql({ ids: 'e.id = ANY($1)', name: '$2::text', sign: '$3::int', at: '$2::bigint' });

/** Counts each message in the hour it was made in. Everybody writes the same few rows: the last thing a transaction does. */
export async function countByHour(
  client: ClientBase,
  { ids, state, at }: { ids: readonly number[]; state: FinalState; at: number },
): Promise<void> {
  if (ids.length === 0) return;
  if (isCountedByHour(state))
    await client.query({ name: 'count-by-hour', text: sql.states, values: [ids, state, 1] });
  if (state !== 'delivered') return;
  for (const [index, text] of sql.popups.entries())
    await client.query({ name: `count-popups-${index}`, text, values: [ids, at] });
}
