import type { DeliveryKind } from '@planfix-asterisk/contracts';
import type { ClientBase } from 'pg';
import { blockerOf } from '../lane-order.ts';

interface OpenRow {
  id: number;
  callId: string;
  shortNumber: string;
  kind: DeliveryKind;
  isBarrier: boolean;
  isClaimed: boolean;
  notBefore: number;
  dueAt: number | null;
}

// FOR UPDATE: a message that is being claimed at this moment is waited for, so that it is seen as claimed.
const openSql =
  'SELECT event_id AS id, call_id AS "callId", short_number AS "shortNumber", kind, is_barrier AS "isBarrier", ' +
  'claim_token IS NOT NULL AS "isClaimed", not_before AS "notBefore", due_at AS "dueAt" FROM delivery ' +
  'WHERE call_id = ANY($1) ORDER BY event_id FOR UPDATE';
const failedCompletedSql =
  'SELECT id, call_id AS "callId" FROM call_event ' +
  "WHERE call_id = ANY($1) AND kind = 'completed' AND state = 'failed' ORDER BY id";
const setDueSql =
  'UPDATE delivery SET due_at = turn.due_at FROM unnest($1::int[], $2::bigint[]) AS turn (id, due_at) WHERE event_id = turn.id';

/**
 * Gives each open message of these calls its due time, or takes it away: only a message whose turn it is has one, so
 * the claim never walks over those that wait. Called in the transaction of every change to the calls' messages, which
 * holds their locks.
 */
export async function settleTurns(client: ClientBase, callIds: readonly string[]): Promise<void> {
  const open = await client.query<OpenRow>({ name: 'open-of-calls', text: openSql, values: [callIds] });
  const withRecord = new Set(open.rows.filter(({ kind }) => kind === 'record').map(({ callId }) => callId));
  const failed = await failedCompletedOf(client, [...withRecord]);
  const changed: { id: number; dueAt: number | null }[] = [];
  for (const [callId, rows] of Map.groupBy(open.rows, (row) => row.callId)) {
    const call = { open: rows, failedCompleted: failed.get(callId) ?? [] };
    for (const one of rows) {
      if (one.isClaimed) continue;
      const dueAt = blockerOf(one, call) === undefined ? one.notBefore : null;
      if (dueAt !== one.dueAt) changed.push({ id: one.id, dueAt });
    }
  }
  if (changed.length === 0) return;
  const values = [changed.map(({ id }) => id), changed.map(({ dueAt }) => dueAt)];
  await client.query({ name: 'set-due', text: setDueSql, values });
}

async function failedCompletedOf(
  client: ClientBase,
  callIds: readonly string[],
): Promise<Map<string, number[]>> {
  if (callIds.length === 0) return new Map();
  const { rows } = await client.query<{ id: number; callId: string }>(failedCompletedSql, [callIds]);
  const groups = [...Map.groupBy(rows, (row) => row.callId)];
  return new Map(groups.map(([callId, events]) => [callId, events.map(({ id }) => id)]));
}
