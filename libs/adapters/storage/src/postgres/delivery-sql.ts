import { popupKinds } from '../delivery-store.ts';

const popup = `d.kind IN (${popupKinds.map((kind) => `'${kind}'`).join(', ')})`;
const free = 'claim_token = NULL, claimed_at = NULL, due_at = NULL, started = 0';
const held = 'WHERE event_id = $1 AND claim_token = $2';

/** Parameters: queued before (too old), queued before (late, and its window is closed). A replay is never late. */
const late =
  `${popup} AND d.claim_token IS NULL AND (d.queued_at <= $1 OR (d.actor IS NULL AND (d.tries > 0 OR d.queued_at <= $2) ` +
  'AND EXISTS (SELECT 1 FROM delivery later WHERE later.call_id = d.call_id AND later.short_number = d.short_number ' +
  "AND later.kind = 'completed' AND later.event_id > d.event_id)))";

/** What is freed gets its due time from `settleTurns`. */
export const deliverySql = {
  openCalls: 'SELECT DISTINCT call_id AS "callId" FROM delivery',
  outlook:
    'SELECT (SELECT due_at FROM delivery WHERE due_at IS NOT NULL ORDER BY due_at LIMIT 1) AS "nextDueAt", ' +
    `EXISTS (SELECT 1 FROM delivery d WHERE ${popup} AND d.claim_token IS NULL) AS "hasWaitingPopups"`,
  latePopups: `SELECT d.event_id AS id, d.call_id AS "callId" FROM delivery d WHERE ${late} LIMIT $3`,
  removeLate: `DELETE FROM delivery d WHERE d.event_id = ANY($3) AND ${late} RETURNING d.event_id AS id, d.tries, d.queued_at <= $1 AS "isOver"`,
  retry: `UPDATE delivery SET ${free}, tries = tries + 1, not_before = $3 ${held}`,
  hold: `UPDATE delivery SET ${free} ${held}`,
  remove: `DELETE FROM delivery ${held}`,
} as const;
