import type { DeliveryKind } from '@planfix-asterisk/contracts';
import type { Database } from 'better-sqlite3';
import { blockerOf } from '../lane-order.ts';

interface OpenRow {
  id: number;
  shortNumber: string;
  kind: DeliveryKind;
  isBarrier: number;
  isClaimed: number;
  notBefore: number;
  dueAt: number | null;
}

/**
 * Gives each open message of a call its due time, or takes it away: only a message whose turn it is has one, so the
 * claim never walks over those that wait. Called in the transaction of every change to the call's messages.
 */
export class LaneTurns {
  readonly #open;
  readonly #failedCompleted;
  readonly #setDue;

  constructor(db: Database) {
    this.#open = db.prepare<[string], OpenRow>(
      'SELECT event_id AS id, short_number AS shortNumber, kind, is_barrier AS isBarrier, claim_token IS NOT NULL AS isClaimed, ' +
        'not_before AS notBefore, due_at AS dueAt FROM delivery WHERE call_id = ? ORDER BY event_id',
    );
    this.#failedCompleted = db
      .prepare<[string], number>(
        "SELECT id FROM call_event WHERE call_id = ? AND kind = 'completed' AND state = 'failed' ORDER BY id",
      )
      .pluck();
    this.#setDue = db.prepare<[number | null, number]>('UPDATE delivery SET due_at = ? WHERE event_id = ?');
  }

  /** `claims` may take a message whose turn it is at once; then it needs no due time. */
  settle(callId: string, claims: (id: number) => boolean = () => false): void {
    const rows = this.#open.all(callId);
    const open = rows.map((row) => ({
      ...row,
      isBarrier: row.isBarrier === 1,
      isClaimed: row.isClaimed === 1,
    }));
    const hasRecord = open.some(({ kind }) => kind === 'record');
    const failedCompleted = hasRecord ? this.#failedCompleted.all(callId) : [];
    for (const one of open) {
      if (one.isClaimed) continue;
      const dueAt = blockerOf(one, { open, failedCompleted }) === undefined ? one.notBefore : null;
      if (dueAt === one.dueAt || (dueAt !== null && claims(one.id))) continue;
      this.#setDue.run(dueAt, one.id);
    }
  }
}
