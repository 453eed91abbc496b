import type { Database } from 'better-sqlite3';
import type { JournalledEvent } from '../call-journal.ts';
import { reversedDigits } from '../phone-digits.ts';

/** Adds events to the log together with their place in the queue. */
export class EventLog {
  readonly #insertEvent;
  readonly #insertDelivery;
  readonly #findEvent;

  constructor(db: Database) {
    this.#insertEvent = db.prepare<[Record<string, unknown>]>(
      'INSERT INTO call_event (call_id, seq, node, kind, direction, client_number, client_reversed, line, extension, ' +
        'short_number, result, is_barrier, fields, created_at, state, attempts, may_have_arrived) VALUES (@callId, ' +
        '@seq, @node, @kind, @direction, @clientNumber, @clientReversed, @line, @extension, @shortNumber, @result, ' +
        "@isBarrier, @fields, @at, 'waiting', 0, 0) ON CONFLICT (call_id, seq) DO NOTHING",
    );
    this.#insertDelivery = db.prepare<[Record<string, unknown>]>(
      'INSERT INTO delivery (event_id, call_id, short_number, kind, is_barrier, created_at, not_before, tries, started, ' +
        'queued_at) VALUES (@id, @callId, @shortNumber, @kind, @isBarrier, @at, @at, 0, 0, @at)',
    );
    this.#findEvent = db
      .prepare<[string, number], number>('SELECT id FROM call_event WHERE call_id = ? AND seq = ?')
      .pluck();
  }

  /** Returns the id; of an event that is known already, the old one. */
  add(event: JournalledEvent, fields: Readonly<Record<string, string>>): number {
    const row = {
      callId: event.callId,
      seq: event.seq,
      node: event.node,
      kind: event.kind,
      direction: event.direction,
      clientNumber: event.clientNumber,
      clientReversed: reversedDigits(event.clientNumber),
      line: event.line,
      extension: event.employee.extension,
      shortNumber: event.employee.shortNumber,
      result: event.result ?? null,
      isBarrier: event.kind === 'record' || event.isLast === true ? 1 : 0,
      fields: JSON.stringify(fields),
      at: event.at,
    };
    const { changes, lastInsertRowid } = this.#insertEvent.run(row);
    if (changes === 0) return this.#existing(event);
    const id = Number(lastInsertRowid);
    const { callId, shortNumber, kind, isBarrier, at } = row;
    this.#insertDelivery.run({ id, callId, shortNumber, kind, isBarrier, at });
    return id;
  }

  #existing({ callId, seq }: JournalledEvent): number {
    const id = this.#findEvent.get(callId, seq);
    if (id === undefined) throw new Error(`Event ${seq} of call ${callId} is neither new nor known`);
    return id;
  }
}
