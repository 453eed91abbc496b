import type { Database } from 'better-sqlite3';
import type { FinalState } from '../delivery-store.ts';
import { isCountedByHour, statSql } from '../stat-hour.ts';

const sql = statSql({ ids: 'e.id = @id', name: '@name', sign: '@sign', at: '@at' });

/** Counts each message in the hour it was made in. */
export class HourCounts {
  readonly #addState;
  readonly #addPopups;

  constructor(db: Database) {
    this.#addState = db.prepare<[Record<string, unknown>]>(sql.states);
    this.#addPopups = sql.popups.map((text) => db.prepare<[Record<string, unknown>]>(text));
  }

  /** `isTimed`: it may be a pop-up, and how long those take is counted, too. */
  entered(id: number, state: FinalState, { at, isTimed }: { at: number; isTimed: boolean }): void {
    if (isCountedByHour(state)) this.#addState.run({ id, name: state, sign: 1 });
    if (state === 'delivered' && isTimed) for (const popups of this.#addPopups) popups.run({ id, at });
  }
}
