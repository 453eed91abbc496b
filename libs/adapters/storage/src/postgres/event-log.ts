import type { ClientBase } from 'pg';
import type { JournalEntry, JournalledEvent } from '../call-journal.ts';
import { eventColumns, eventRow } from '../journal-rows.ts';

type NewEvent = JournalEntry['events'][number];

const columns = eventColumns.join(', ');

/**
 * Events together with their place in the queue. That (call, seq) is told once is sure because the call is locked: a
 * unique index over all partitions is not to be had.
 */
const addSql =
  `WITH fresh AS (INSERT INTO call_event (${columns}, state, attempts, may_have_arrived) SELECT ${columns}, 'waiting', ` +
  '0, false FROM json_to_recordset($1::json) AS told (ord int, call_id text, seq int, node text, kind text, ' +
  'direction text, client_number text, client_reversed text, line text, extension text, short_number text, ' +
  'result text, is_barrier boolean, fields text, created_at bigint) WHERE NOT EXISTS (SELECT 1 FROM call_event known ' +
  'WHERE known.call_id = told.call_id AND known.seq = told.seq) ORDER BY ord RETURNING id, call_id, seq, ' +
  'short_number, kind, is_barrier, created_at), queued AS (INSERT INTO delivery (event_id, call_id, short_number, ' +
  'kind, is_barrier, created_at, not_before, tries, started, queued_at) SELECT id, call_id, short_number, kind, ' +
  'is_barrier, created_at, created_at, 0, 0, created_at FROM fresh) SELECT id, call_id AS "callId", seq FROM fresh';
const knownSql =
  'SELECT id, call_id AS "callId", seq FROM call_event WHERE (call_id, seq) IN (SELECT * FROM unnest($1::text[], $2::int[]))';

interface Added {
  id: number;
  callId: string;
  seq: number;
}

/** Returns the id of each event, in order; of one that is known already, the old one. */
export async function addEvents(client: ClientBase, events: readonly NewEvent[]): Promise<number[]> {
  const once = new Map(events.map((one) => [nameOf(one.event), one]));
  const rows = [...once.values()].map((one, ord) => ({ ord, ...eventRow(one) }));
  const fresh = await client.query<Added>({
    name: 'add-events',
    text: addSql,
    values: [JSON.stringify(rows)],
  });
  const ids = new Map(fresh.rows.map((row) => [nameOf(row), row.id]));
  const rest = [...once.values()].map(({ event }) => event).filter((event) => !ids.has(nameOf(event)));
  if (rest.length > 0) {
    const values = [rest.map(({ callId }) => callId), rest.map(({ seq }) => seq)];
    const known = await client.query<Added>(knownSql, values);
    for (const row of known.rows) ids.set(nameOf(row), row.id);
  }
  return events.map(({ event }) => idOf(event, ids));
}

function idOf(event: JournalledEvent, ids: ReadonlyMap<string, number>): number {
  const id = ids.get(nameOf(event));
  if (id === undefined) throw new Error(`Event ${nameOf(event)} is neither new nor known`);
  return id;
}

function nameOf({ callId, seq }: { callId: string; seq: number }): string {
  return `${seq} of call ${callId}`;
}
