import type { PoolClient } from 'pg';
import type { BackFillSlice, SliceOutcome } from '../back-fill/back-fill-slice.ts';
import type { CallJournal, JournalEntry } from '../call-journal.ts';
import type { ChangeHints } from '../change-hints.ts';
import {
  callColumns,
  callRow,
  noteRow,
  recordingRows,
  stateRow,
  stepRow,
  takenOver,
} from '../journal-rows.ts';
import { TermOver } from '../leadership.ts';
import { hourOf, namesOfCall } from '../stat-hour.ts';
import { addEvents } from './event-log.ts';
import { settleTurns } from './lane-turns.ts';
import { lockCalls } from './locks.ts';
import { writeSlice } from './write-slice.ts';
import type { PostgresGate } from './postgres-gate.ts';

interface JournalOptions {
  readonly gate: PostgresGate;
  readonly hints: ChangeHints;
}

export interface NumberedTerm {
  readonly duty: string;
  readonly term: number;
}

export class PostgresCallJournal implements CallJournal {
  readonly #options: JournalOptions;

  constructor(options: JournalOptions) {
    this.#options = options;
  }

  append(entry: JournalEntry): Promise<{ deliveryIds: number[] }> {
    return this.#append(entry, () => Promise.resolve());
  }

  /** The same journal, that takes nothing any more once another process has the duty. */
  within(term: NumberedTerm): CallJournal {
    return {
      append: (entry) => this.#append(entry, (client) => assertLasts(client, term)),
      backFill: (slice) => this.#backFill(slice, (client) => assertLasts(client, term)),
      trackedCalls: (node) => this.trackedCalls(node),
      noteHeard: (node, at) => this.noteHeard(node, at),
      heardUntil: (node) => this.heardUntil(node),
    };
  }

  async #append(
    entry: JournalEntry,
    isAllowed: (client: PoolClient) => Promise<void>,
  ): Promise<{ deliveryIds: number[] }> {
    const { gate, hints } = this.#options;
    const deliveryIds = await gate.transact('append call events', async (client) => {
      await isAllowed(client);
      return write(client, entry);
    });
    hints.appended(entry);
    return { deliveryIds };
  }

  backFill(slice: BackFillSlice): Promise<SliceOutcome> {
    return this.#backFill(slice, () => Promise.resolve());
  }

  async #backFill(
    slice: BackFillSlice,
    isAllowed: (client: PoolClient) => Promise<void>,
  ): Promise<SliceOutcome> {
    const { gate, hints } = this.#options;
    const outcome = await gate.transact('back-fill', async (client) => {
      await isAllowed(client);
      return writeSlice(client, slice, (entry) => write(client, entry));
    });
    if (outcome.written) hints.appended(outcome.written);
    return outcome;
  }

  async trackedCalls(node: string): Promise<string[]> {
    const sql = 'SELECT json FROM tracker_state WHERE node = $1';
    const look = await this.#options.gate.look('look for tracked calls', (pool) =>
      pool.query<{ json: string }>(sql, [node]),
    );
    return look.rows.map(({ json }) => json);
  }

  async noteHeard(node: string, at: number): Promise<void> {
    await this.#options.gate.transact('note a PBX heard', (client) => client.query(noteHeardSql, [node, at]));
  }

  async heardUntil(node: string): Promise<number | undefined> {
    const look = await this.#options.gate.look('look until when a PBX was heard', (pool) =>
      pool.query<{ at: number | null }>(heardUntilSql, [node]),
    );
    return look.rows[0]?.at ?? undefined;
  }
}

/** Until the commit no new term can begin: what is written in this one is seen by the next. */
async function assertLasts(client: PoolClient, { duty, term }: NumberedTerm): Promise<void> {
  const sql = 'SELECT 1 FROM duty_term WHERE duty = $1 AND term = $2 FOR SHARE';
  const { rows } = await client.query({ name: 'term-lasts', text: sql, values: [duty, term] });
  if (rows.length === 0) throw new TermOver(duty);
}

async function write(client: PoolClient, entry: JournalEntry): Promise<number[]> {
  const { calls, notes, steps = [], events, tracked } = entry;
  const callIds = [...new Set(events.map(({ event }) => event.callId))];
  if (callIds.length > 0) await lockCalls(client, callIds);
  const lastWords = [...new Map(calls.map((call) => [call.callId, callRow(call)])).values()];
  const ended = lastWords.length > 0 ? await writeCalls(client, lastWords) : [];
  if (notes.length > 0) await client.query(named('add-notes', addNotesSql, notes.map(noteRow)));
  if (steps.length > 0) await client.query(named('add-steps', addStepsSql, steps.map(stepRow)));
  const recordings = recordingRows(calls);
  if (recordings.length > 0) await client.query(named('add-recordings', addRecordingsSql, recordings));
  const ids = events.length > 0 ? await addEvents(client, events) : [];
  if (callIds.length > 0) await settleTurns(client, callIds);
  if (tracked !== undefined) await writeTracked(client, tracked);
  await countCalls(client, ended);
  return ids;
}

type CallRow = ReturnType<typeof callRow>;

/** Returns those that have ended with these words, and had not before. */
async function writeCalls(client: PoolClient, rows: CallRow[]): Promise<CallRow[]> {
  const ended = rows.filter((row) => row.ended_at !== null);
  const known = ended.length === 0 ? [] : await endedBefore(client, ended);
  await client.query(named('upsert-calls', upsertCallsSql, rows));
  return ended.filter((row) => !known.includes(row.call_id));
}

async function endedBefore(client: PoolClient, rows: CallRow[]): Promise<string[]> {
  const sql = 'SELECT call_id FROM "call" WHERE call_id = ANY($1) AND ended_at IS NOT NULL';
  const found = await client.query<{ call_id: string }>(sql, [rows.map((row) => row.call_id)]);
  return found.rows.map((row) => row.call_id);
}

/** Last of all and in order: everybody writes the same few rows. */
async function countCalls(client: PoolClient, ended: CallRow[]): Promise<void> {
  const counts = ended
    .flatMap((row) => namesOfCall(row).map((name) => ({ hour: hourOf(row.started_at), name })))
    .sort((a, b) => a.hour - b.hour || a.name.localeCompare(b.name));
  for (const { hour, name } of counts) await client.query(countCallSql, [hour, name]);
}

async function writeTracked(
  client: PoolClient,
  { node, calls }: NonNullable<JournalEntry['tracked']>,
): Promise<void> {
  const forgotten = calls.filter(({ json }) => json === undefined).map(({ callId }) => callId);
  if (forgotten.length > 0) await client.query(forgetStatesSql, [node, forgotten]);
  const rows = calls.filter(({ json }) => json !== undefined).map((call) => stateRow(node, call));
  if (rows.length > 0) await client.query(named('save-states', saveStatesSql, rows));
}

const named = (name: string, text: string, rows: object[]) => ({
  name,
  text,
  values: [JSON.stringify(rows)],
});

const columns = callColumns.join(', ');
const upsertCallsSql =
  `INSERT INTO "call" (${columns}) SELECT ${columns} FROM json_to_recordset($1::json) AS told (call_id text, ` +
  'node text, direction text, client_number text, client_reversed text, line text, started_at bigint, ended_at bigint, ' +
  'phase text, result text, extension text, talk_s int, recording_file text) ORDER BY call_id ' +
  `ON CONFLICT (call_id) DO UPDATE SET ${takenOver(callColumns.slice(1))}`;
const addNotesSql =
  'INSERT INTO call_note (call_id, at, code, subject) SELECT * FROM json_to_recordset($1::json) AS told (call_id text, ' +
  'at bigint, code text, subject text) ON CONFLICT DO NOTHING';
const addStepsSql =
  'INSERT INTO call_step (call_id, number, at, code, subject) SELECT * FROM json_to_recordset($1::json) AS told ' +
  '(call_id text, number int, at bigint, code text, subject text) ON CONFLICT DO NOTHING';
const addRecordingsSql =
  'INSERT INTO recording (ref, call_id, number, file, state, tries, known_at, not_before) SELECT ref, call_id, number, ' +
  "file, 'waiting', 0, known_at, known_at FROM json_to_recordset($1::json) AS told (ref text, call_id text, " +
  'number int, file text, known_at bigint) ORDER BY call_id, number ON CONFLICT DO NOTHING';
const saveStatesSql =
  'INSERT INTO tracker_state (node, call_id, json, saved_at) SELECT * FROM json_to_recordset($1::json) AS told (node text, ' +
  'call_id text, json text, saved_at bigint) ON CONFLICT (node, call_id) DO UPDATE SET json = excluded.json, ' +
  'saved_at = excluded.saved_at';
const countCallSql =
  'INSERT INTO stat_hour (hour, name, value) VALUES ($1, $2, 1) ON CONFLICT (hour, name) ' +
  'DO UPDATE SET value = stat_hour.value + 1';
const forgetStatesSql = 'DELETE FROM tracker_state WHERE node = $1 AND call_id = ANY($2)';
const noteHeardSql =
  'INSERT INTO pbx_node (node, heard_at) VALUES ($1, $2) ON CONFLICT (node) DO UPDATE SET heard_at = ' +
  'greatest(pbx_node.heard_at, excluded.heard_at)';
const heardUntilSql =
  'SELECT max(at) AS at FROM (SELECT heard_at AS at FROM pbx_node WHERE node = $1 ' +
  'UNION ALL SELECT saved_at FROM tracker_state WHERE node = $1) AS known';
