import type { PoolClient } from 'pg';
import { entryOfSlice, newInSlice } from '../back-fill/back-fill-slice.ts';
import type { BackFillSlice, SliceOutcome } from '../back-fill/back-fill-slice.ts';
import type { JournalEntry } from '../call-journal.ts';

const standsSql = 'SELECT 1 FROM back_fill WHERE id = $1 AND state = $2 AND cursor_at = $3 FOR UPDATE';
const knownSql =
  'SELECT call_id AS id FROM "call" WHERE call_id = ANY($1) UNION SELECT call_id FROM tracker_state WHERE call_id = ANY($1)';
const moveSql =
  'UPDATE back_fill SET cursor_at = $2, state = $3, look_again_at = coalesce($4, look_again_at), ' +
  'records_read = records_read + $5, found = found + $6, known_before = known_before + $7, told = told + $8, ' +
  'silent = silent + $9, trouble = NULL, trouble_detail = NULL, finished_at = $10 WHERE id = $1';

/** Within the transaction of the journal. */
export async function writeSlice(
  client: PoolClient,
  slice: BackFillSlice,
  append: (entry: JournalEntry) => Promise<unknown>,
): Promise<SliceOutcome> {
  const { backFillId, before, after, recordsRead, now, calls } = slice;
  const stands = await client.query(standsSql, [backFillId, before.state, before.cursor]);
  if (stands.rows.length === 0) return { status: 'overtaken', written: undefined };
  const look = await client.query<{ id: string }>(knownSql, [calls.flatMap(({ ids }) => ids)]);
  const known = new Set(look.rows.map(({ id }) => id));
  const { fresh, counts } = newInSlice(
    slice,
    (index) => calls[index]?.ids.some((id) => known.has(id)) === true,
  );
  const written = entryOfSlice(slice, fresh);
  if (written) await append(written);
  await client.query(moveSql, [
    ...[backFillId, after.cursor, after.state, after.lookAgainAt ?? null, recordsRead],
    ...[counts.found, counts.known, counts.told, counts.silent],
    after.state === 'finished' ? now : null,
  ]);
  return { status: 'done', written };
}
