import type { Database } from 'better-sqlite3';
import type { BackFillSlice, SliceOutcome } from '../back-fill/back-fill-slice.ts';
import type { CallJournal, JournalEntry } from '../call-journal.ts';
import { SliceWriter } from './slice-writer.ts';
import {
  callColumns,
  callRow,
  noteRow,
  recordingRows,
  stateRow,
  stepRow,
  takenOver,
} from '../journal-rows.ts';
import { hourOf, namesOfCall } from '../stat-hour.ts';
import type { ChangeHints } from '../change-hints.ts';
import type { ArrivalClaims } from './arrival-claims.ts';
import { Arrivals } from './arrivals.ts';
import type { Arrived } from './arrivals.ts';
import type { SqliteGate } from './sqlite-gate.ts';

interface JournalOptions {
  readonly handle: Database;
  readonly gate: SqliteGate;
  readonly hints: ChangeHints;
  readonly arrivals: ArrivalClaims;
}

export class SqliteCallJournal implements CallJournal {
  readonly #options: JournalOptions;
  readonly #arrivals: Arrivals;
  readonly #slices: SliceWriter;
  readonly #upsertCall;
  readonly #addNote;
  readonly #addStep;
  readonly #addRecording;
  readonly #saveState;
  readonly #isEnded;
  readonly #countCall;
  readonly #forgetState;
  readonly #loadStates;
  readonly #noteHeard;
  readonly #heardUntil;

  constructor(options: JournalOptions) {
    const { handle: db } = options;
    this.#options = options;
    this.#arrivals = new Arrivals(db, options.arrivals);
    this.#slices = new SliceWriter(db);
    this.#upsertCall = db.prepare<[Record<string, unknown>]>(upsertCallSql);
    this.#addNote = db.prepare<[Record<string, unknown>]>(
      'INSERT INTO call_note (call_id, at, code, subject) VALUES (@call_id, @at, @code, @subject) ON CONFLICT DO NOTHING',
    );
    this.#addStep = db.prepare<[Record<string, unknown>]>(
      'INSERT INTO call_step (call_id, number, at, code, subject) VALUES (@call_id, @number, @at, @code, @subject) ' +
        'ON CONFLICT DO NOTHING',
    );
    this.#addRecording = db.prepare<[Record<string, unknown>]>(
      'INSERT INTO recording (ref, call_id, number, file, state, tries, known_at, not_before) VALUES (@ref, @call_id, ' +
        "@number, @file, 'waiting', 0, @known_at, @known_at) ON CONFLICT DO NOTHING",
    );
    this.#saveState = db.prepare<[Record<string, unknown>]>(
      'INSERT INTO tracker_state (node, call_id, json, saved_at) VALUES (@node, @call_id, @json, @saved_at) ' +
        `ON CONFLICT (node, call_id) DO UPDATE SET ${takenOver(['json', 'saved_at'])}`,
    );
    this.#isEnded = db.prepare<[string]>('SELECT 1 FROM "call" WHERE call_id = ? AND ended_at IS NOT NULL');
    this.#countCall = db.prepare<[number, string]>(
      'INSERT INTO stat_hour (hour, name, value) VALUES (?, ?, 1) ' +
        'ON CONFLICT (hour, name) DO UPDATE SET value = stat_hour.value + 1',
    );
    this.#forgetState = db.prepare<[string, string]>(
      'DELETE FROM tracker_state WHERE node = ? AND call_id = ?',
    );
    this.#noteHeard = db.prepare<[string, number]>(
      'INSERT INTO pbx_node (node, heard_at) VALUES (?, ?) ON CONFLICT (node) DO UPDATE SET heard_at = excluded.heard_at',
    );
    this.#heardUntil = db
      .prepare<[string, string], number | null>(
        'SELECT max(at) FROM (SELECT heard_at AS at FROM pbx_node WHERE node = ? ' +
          'UNION ALL SELECT saved_at FROM tracker_state WHERE node = ?) AS known',
      )
      .pluck();
    this.#loadStates = db.prepare<[string], string>('SELECT json FROM tracker_state WHERE node = ?').pluck();
  }

  async append(entry: JournalEntry): Promise<{ deliveryIds: number[] }> {
    const { arrivals } = this.#options;
    const write = () => this.#write(entry, true);
    // In the same breath as the commit: no slot is given away twice.
    const committed = ({ claimed }: Arrived) => arrivals.handOver(claimed);
    // Somebody waits for an event; a row of the list of calls can wait for its turn.
    const how = entry.events.length > 0 ? { urgent: true } : ({ flush: 'soon' } as const);
    try {
      const { deliveryIds, claimed } = await this.#options.gate.runSync('append call events', write, {
        ...how,
        committed,
      });
      const tell = () => this.#options.hints.appended(entry);
      // What is on its way reaches the socket in the next round of the event loop; all others come after it.
      if (claimed.length > 0) setImmediate(() => setImmediate(tell));
      else tell();
      return { deliveryIds };
    } finally {
      arrivals.over();
    }
  }

  async backFill(slice: BackFillSlice): Promise<SliceOutcome> {
    const outcome = await this.#options.gate.runSync('back-fill', () =>
      this.#slices.write(slice, (entry) => this.#write(entry, false)),
    );
    if (outcome.written) this.#options.hints.appended(outcome.written);
    return outcome;
  }

  trackedCalls(node: string): Promise<string[]> {
    return Promise.resolve(this.#loadStates.all(node));
  }

  async noteHeard(node: string, at: number): Promise<void> {
    const how = { flush: 'unneeded' } as const;
    await this.#options.gate.runSync('note a PBX heard', () => this.#noteHeard.run(node, at), how);
  }

  heardUntil(node: string): Promise<number | undefined> {
    return Promise.resolve(this.#heardUntil.get(node, node) ?? undefined);
  }

  #write(entry: JournalEntry, isClaimable: boolean): Arrived {
    for (const call of entry.calls) this.#writeCall(callRow(call));
    for (const note of entry.notes) this.#addNote.run(noteRow(note));
    for (const recording of recordingRows(entry.calls)) this.#addRecording.run(recording);
    for (const step of entry.steps ?? []) this.#addStep.run(stepRow(step));
    const arrived = this.#arrivals.add(entry.events, isClaimable);
    if (entry.tracked) this.#writeTracked(entry.tracked);
    return arrived;
  }

  #writeCall(row: ReturnType<typeof callRow>): void {
    const isNew = row.ended_at !== null && this.#isEnded.get(row.call_id) === undefined;
    this.#upsertCall.run(row);
    if (isNew) for (const name of namesOfCall(row)) this.#countCall.run(hourOf(row.started_at), name);
  }

  #writeTracked({ node, calls }: NonNullable<JournalEntry['tracked']>): void {
    for (const call of calls) {
      if (call.json === undefined) this.#forgetState.run(node, call.callId);
      else this.#saveState.run(stateRow(node, call));
    }
  }
}

const upsertCallSql =
  `INSERT INTO "call" (${callColumns.join(', ')}) VALUES (${callColumns.map((name) => `@${name}`).join(', ')}) ` +
  `ON CONFLICT (call_id) DO UPDATE SET ${takenOver(callColumns.slice(1))}`;
