import type { Database } from 'better-sqlite3';

/** Counters kept with each change of state, so that the panel never counts the log. */
export class DeliveryCounts {
  readonly #add;

  constructor(db: Database) {
    this.#add = db.prepare<[Record<string, unknown>]>(
      'INSERT INTO delivery_count (name, value, since, last_at) VALUES (@name, @by, @at, @at) ' +
        'ON CONFLICT (name) DO UPDATE SET value = delivery_count.value + @by, ' +
        'since = CASE WHEN delivery_count.value > 0 THEN delivery_count.since ELSE @at END, ' +
        'last_at = CASE WHEN @by > 0 THEN @at ELSE delivery_count.last_at END',
    );
  }

  entered(state: string, at: number): void {
    this.add(state, 1, at);
  }

  /** Remembers with it since when there are any, and when the last one came. */
  add(name: string, by: number, at: number): void {
    this.#add.run({ name, by, at });
  }
}
