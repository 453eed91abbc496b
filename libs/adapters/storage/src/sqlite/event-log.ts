import type { Database } from 'better-sqlite3';
import type { JournalEntry, JournalledEvent } from '../call-journal.ts';
import { eventColumns, eventRow } from '../journal-rows.ts';

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
      'INSERT INTO delivery (event_id, call_id, short_number, kind, is_barrier, created_at, not_before, tries, started, ' +
        'queued_at) VALUES (@id, @call_id, @short_number, @kind, @is_barrier, @created_at, @created_at, 0, 0, @created_at)',
    );
    this.#findEvent = db
      .prepare<[string, number], number>('SELECT id FROM call_event WHERE call_id = ? AND seq = ?')
      .pluck();
  }

  /** Returns the id; of an event that is known already, the old one. */
  add(told: JournalEntry['events'][number]): number {
    const event = eventRow(told);
    const row = { ...event, is_barrier: Number(event.is_barrier) };
    const { changes, lastInsertRowid } = this.#insertEvent.run(row);
    if (changes === 0) return this.#existing(told.event);
    const id = Number(lastInsertRowid);
    this.#insertDelivery.run({ ...row, id });
    return id;
  }

  #existing({ callId, seq }: JournalledEvent): number {
    const id = this.#findEvent.get(callId, seq);
    if (id === undefined) throw new Error(`Event ${seq} of call ${callId} is neither new nor known`);
    return id;
  }
}
