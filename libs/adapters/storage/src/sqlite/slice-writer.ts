import type { Database } from 'better-sqlite3';
import { entryOfSlice, newInSlice } from '../back-fill/back-fill-slice.ts';
import type { BackFillSlice, SliceOutcome } from '../back-fill/back-fill-slice.ts';
import type { JournalEntry } from '../call-journal.ts';

const moveSql =
  'UPDATE back_fill SET cursor_at = @cursor, state = @state, look_again_at = coalesce(@lookAgainAt, look_again_at), ' +
  'records_read = records_read + @recordsRead, found = found + @found, known_before = known_before + @known, ' +
  'told = told + @told, silent = silent + @silent, trouble = NULL, trouble_detail = NULL, ' +
  'finished_at = @finishedAt WHERE id = @id';

/** Within the transaction of the journal. */
export class SliceWriter {
  readonly #stands;
  readonly #isKnown;
  readonly #move;

  constructor(db: Database) {
    this.#stands = db.prepare<[number, string, number]>(
      'SELECT 1 FROM back_fill WHERE id = ? AND state = ? AND cursor_at = ?',
    );
    this.#isKnown = db.prepare<[string, string]>(
      'SELECT 1 FROM "call" WHERE call_id IN (SELECT value FROM json_each(?)) ' +
        'UNION ALL SELECT 1 FROM tracker_state WHERE call_id IN (SELECT value FROM json_each(?)) LIMIT 1',
    );
    this.#move = db.prepare<[Record<string, unknown>]>(moveSql);
  }

  write(slice: BackFillSlice, append: (entry: JournalEntry) => unknown): SliceOutcome {
    const { backFillId: id, before, after, recordsRead, now } = slice;
    if (this.#stands.get(id, before.state, before.cursor) === undefined)
      return { status: 'overtaken', written: undefined };
    const known = slice.calls.map(({ ids }) => {
      const json = JSON.stringify(ids);
      return this.#isKnown.get(json, json) !== undefined;
    });
    const { fresh, counts } = newInSlice(slice, (index) => known[index] === true);
    const written = entryOfSlice(slice, fresh);
    if (written) append(written);
    const finishedAt = after.state === 'finished' ? now : null;
    const { cursor, state, lookAgainAt = null } = after;
    this.#move.run({ id, cursor, state, lookAgainAt, recordsRead, finishedAt, ...counts });
    return { status: 'done', written };
  }
}
