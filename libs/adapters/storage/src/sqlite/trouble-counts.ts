import type { Database } from 'better-sqlite3';
import { troubleCounter } from '../trouble-group.ts';
import type { CountedMessage } from '../trouble-group.ts';
import type { DeliveryCounts } from './delivery-counts.ts';

/** Counts messages that did not go well by their cause, so that the panel's view of failures never searches the log. */
export class TroubleCounts {
  readonly #counts: DeliveryCounts;
  readonly #message;

  constructor(db: Database, counts: DeliveryCounts) {
    this.#counts = counts;
    this.#message = db.prepare<[number], CountedMessage>(
      'SELECT e.state, e.kind, e.last_cause AS lastCause, e.last_status AS lastStatus, coalesce(d.tries, 0) AS tries ' +
        'FROM call_event e LEFT JOIN delivery d ON d.event_id = e.id WHERE e.id = ?',
    );
  }

  /** Every change of a message's state, last cause or tries goes through here. */
  around(id: number, at: number, change: () => void): void {
    const before = this.#counterOf(id);
    change();
    const after = this.#counterOf(id);
    if (before === after) return;
    if (before !== undefined) this.#counts.add(before, -1, at);
    if (after !== undefined) this.#counts.add(after, 1, at);
  }

  #counterOf(id: number): string | undefined {
    const message = this.#message.get(id);
    return message && troubleCounter(message);
  }
}
