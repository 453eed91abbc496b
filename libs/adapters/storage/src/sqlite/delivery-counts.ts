import type { Database } from 'better-sqlite3';
import { deliveredOn } from '../delivered-on.ts';

/** Counters kept with each change of state, so that the panel never counts the log. */
export class DeliveryCounts {
  readonly #add;

  constructor(db: Database) {
    this.#add = db.prepare<[string, number]>(
      'INSERT INTO delivery_count (name, value) VALUES (?, ?) ' +
        'ON CONFLICT (name) DO UPDATE SET value = delivery_count.value + excluded.value',
    );
  }

  entered(state: string, at: number): void {
    this.#add.run(state, 1);
    if (state === 'delivered') this.#add.run(deliveredOn(at), 1);
  }

  left(state: string): void {
    this.#add.run(state, -1);
  }
}
