import type { Database } from 'better-sqlite3';
import type { JournalEntry, JournalledEvent } from '../call-journal.ts';
import { eventColumns, eventRow } from '../journal-rows.ts';
import type { Place } from './arrival-claims.ts';

/** Adds events to the log together with their place in the queue. */
export class EventLog {
  readonly #insertEvent;
  readonly #insertDelivery;
  readonly #findEvent;

  constructor(db: Database) {
    this.#insertEvent = db.prepare<[Record<string, unknown>]>(
      `INSERT INTO call_event (${eventColumns.join(', ')}, state, attempts, may_have_arrived) VALUES (` +
        `${eventColumns.map((name) => `@${name}`).join(', ')}, 'waiting', 0, 0) ON CONFLICT (call_id, seq) DO NOTHING`,
    );
    this.#insertDelivery = db.prepare<[Record<string, unknown>]>(
      'INSERT INTO delivery (event_id, call_id, short_number, kind, is_barrier, created_at, not_before, tries, ' +
        'queued_at, started, due_at, claim_token, claimed_at) VALUES (@id, @call_id, @short_number, @kind, @is_barrier, @created_at, ' +
        '@created_at, 0, @created_at, @started, @dueAt, @claimToken, @claimedAt)',
    );
    this.#findEvent = db
      .prepare<[string, number], number>('SELECT id FROM call_event WHERE call_id = ? AND seq = ?')
      .pluck();
  }

  /** Of an event that is known already the id is the old one, and so is its place. */
  add(
    told: JournalEntry['events'][number],
    placeOf: (id: number) => Place,
  ): { readonly id: number; readonly isNew: boolean } {
    const event = eventRow(told);
    const row = { ...event, is_barrier: Number(event.is_barrier) };
    const { changes, lastInsertRowid } = this.#insertEvent.run(row);
    if (changes === 0) return { id: this.#existing(told.event), isNew: false };
    const id = Number(lastInsertRowid);
    const place = placeOf(id);
    this.#insertDelivery.run({ ...row, id, ...place, started: place.claimToken === null ? 0 : 1 });
    return { id, isNew: true };
  }

  #existing({ callId, seq }: JournalledEvent): number {
    const id = this.#findEvent.get(callId, seq);
    if (id === undefined) throw new Error(`Event ${seq} of call ${callId} is neither new nor known`);
    return id;
  }
}
