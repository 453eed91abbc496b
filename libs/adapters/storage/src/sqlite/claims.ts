import { randomUUID } from 'node:crypto';
import type { DeliveryKind } from '@planfix-asterisk/contracts';
import type { Database } from 'better-sqlite3';
import type { ClaimSlots } from '../delivery-store.ts';

interface DueRow {
  id: number;
  callId: string;
  kind: DeliveryKind;
  fields: string;
  createdAt: number;
  queuedAt: number;
  tries: number;
  actor: string | null;
  reason: string | null;
  jobId: number | null;
  started: number;
  /** Set when the lease of an earlier claim ran out. */
  claimedAt: number | null;
}

const dueSql = (kinds: string) =>
  'SELECT d.event_id AS id, d.call_id AS callId, d.kind, e.fields, d.created_at AS createdAt, d.queued_at AS queuedAt, ' +
  'd.tries, d.actor, d.reason, d.job_id AS jobId, d.started, d.claimed_at AS claimedAt FROM delivery d JOIN call_event e ON e.id = ' +
  `d.event_id WHERE d.due_at <= ? AND d.kind IN (${kinds}) ORDER BY d.due_at, d.event_id LIMIT ?`;

export class Claims {
  readonly #duePopups;
  readonly #dueOthers;
  readonly #take;

  constructor(db: Database) {
    this.#duePopups = db.prepare<[number, number], DueRow>(dueSql("'incoming', 'outgoing', 'accepted'"));
    this.#dueOthers = db.prepare<[number, number], DueRow>(dueSql("'completed', 'record'"));
    this.#take = db.prepare<[string, number, number, number]>(
      'UPDATE delivery SET claim_token = ?, claimed_at = ?, due_at = ?, started = started + 1 WHERE event_id = ?',
    );
  }

  /** Due messages whose turn it is; a claimed one is due again when its lease ends. */
  due(now: number, slots: ClaimSlots): DueRow[] {
    const popups = this.#duePopups.all(now, slots.any + slots.popupsOnly);
    const anyLeft = slots.any - Math.max(0, popups.length - slots.popupsOnly);
    return anyLeft > 0 ? [...popups, ...this.#dueOthers.all(now, anyLeft)] : popups;
  }

  /** Returns the token that fences the outcome. */
  take(id: number, now: number, leaseEndsAt: number): string {
    const claimToken = randomUUID();
    this.#take.run(claimToken, now, leaseEndsAt, id);
    return claimToken;
  }
}
