import type { Database } from 'better-sqlite3';

export interface LeftClaimed {
  id: number;
  callId: string;
  fields: string;
  claimedAt: number;
}

interface LatePopup {
  id: number;
  callId: string;
  /** 1: its own time is up; 0: a later message made it pointless. */
  isOver: number;
}

const popup = "d.kind IN ('incoming', 'outgoing', 'accepted')";
const free = 'claim_token = NULL, claimed_at = NULL, due_at = NULL';

/** `settle` gives the freed ones their due time again; see `LaneTurns`. */
export function deliveryStatements(db: Database) {
  return {
    claimed: db.prepare<[number, string], { callId: string }>(
      'SELECT call_id AS callId FROM delivery WHERE event_id = ? AND claim_token = ?',
    ),
    allClaimed: db.prepare<[], LeftClaimed>(
      'SELECT d.event_id AS id, d.call_id AS callId, e.fields, d.claimed_at AS claimedAt ' +
        'FROM delivery d JOIN call_event e ON e.id = d.event_id WHERE d.claim_token IS NOT NULL ORDER BY d.event_id',
    ),
    openCalls: db.prepare<[], { callId: string }>('SELECT DISTINCT call_id AS callId FROM delivery'),
    nextDue: db
      .prepare<[], number>('SELECT due_at FROM delivery WHERE due_at IS NOT NULL ORDER BY due_at LIMIT 1')
      .pluck(),
    waitingPopup: db.prepare<[]>(`SELECT 1 FROM delivery d WHERE ${popup} AND d.claim_token IS NULL LIMIT 1`),
    /** Too old, or late while its window is closed already. A replay is never late. */
    latePopups: db.prepare<[{ queuedBefore: number; lateBefore: number }], LatePopup>(
      'SELECT d.event_id AS id, d.call_id AS callId, d.queued_at <= @queuedBefore AS isOver FROM delivery d ' +
        `WHERE ${popup} AND d.claim_token IS NULL AND (d.queued_at <= @queuedBefore OR (d.actor IS NULL ` +
        'AND (d.tries > 0 OR d.queued_at <= @lateBefore) AND EXISTS (SELECT 1 FROM ' +
        'delivery later WHERE later.call_id = d.call_id AND later.short_number = d.short_number ' +
        "AND later.kind = 'completed' AND later.event_id > d.event_id)))",
    ),
    retry: db.prepare<[number, number]>(
      `UPDATE delivery SET ${free}, started = 0, tries = tries + 1, not_before = ? WHERE event_id = ?`,
    ),
    hold: db.prepare<[number]>(`UPDATE delivery SET ${free}, started = 0 WHERE event_id = ?`),
    release: db.prepare<[number, number]>(`UPDATE delivery SET ${free}, not_before = ? WHERE event_id = ?`),
    remove: db.prepare<[number]>('DELETE FROM delivery WHERE event_id = ?'),
  };
}
