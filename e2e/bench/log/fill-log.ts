import type { Storage } from '@planfix-asterisk/storage';

const chunk = 50_000;
const day = 86_400_000;
/** The log of half a year, as dense as it must be for so many rows. */
const spanMs = 160 * day;

export interface FilledLog {
  readonly rows: number;
  readonly from: number;
  readonly to: number;
}

const digits = (value: string, places: readonly number[]): string =>
  places.map((place) => `CAST(${value} / ${place} % 10 AS text)`).join(' || ');
/** The three messages of a call have its client. */
const client = '(CAST(i / 3 AS bigint) * 7919 % 200000)';
const upward = [1, 10, 100, 1_000, 10_000, 100_000];
const number = `'79123' || ${digits(client, upward.toReversed())}`;
const reversed = `${digits(client, upward)} || '32197'`;
const share = '(CAST(i AS bigint) * 104729 % 1000)';
const fields =
  '{"cmd":"event","type":"in","event":"COMPLETED","phone":"79123456789","diversion":"74951234567","ext":"101",' +
  '"callid":"1764000000.123","duration":"125","is_recorded":"1","status":"Success"}';

/**
 * Finished messages of half a year: three of each call, 200,000 clients, 100 employees, 99.2 % delivered, 0.2 % failed,
 * the rest pop-ups that came too late. The same statement on both databases.
 */
export async function fillLog(storage: Storage, rows: number): Promise<FilledLog> {
  const to = Date.now();
  const from = to - spanMs;
  for (let at = from; at < to; at += 28 * day) await storage.partitions.ensureAhead(at);
  const stepMs = Math.floor(spanMs / rows);
  for (let first = 1; first <= rows; first += chunk) {
    const last = Math.min(rows, first + chunk - 1);
    const part = { first, last, from, stepMs };
    await storage.gate.run('fill the log', (manager) => manager.query(messagesSql(part)));
    await storage.gate.run('fill the calls', (manager) => manager.query(callsSql(part)));
    if (first % (10 * chunk) === 1) console.log(`  ${first - 1} of ${rows} rows`);
  }
  console.log(`  ${rows} rows of half a year are there`);
  return { rows, from, to };
}

interface Chunk {
  readonly first: number;
  readonly last: number;
  readonly from: number;
  readonly stepMs: number;
}

/** The call of every third message. */
function callsSql({ first, last, from, stepMs }: Chunk): string {
  const at = `${from} + CAST(i AS bigint) * ${stepMs}`;
  return (
    `WITH RECURSIVE n(i) AS (SELECT ${first} UNION ALL SELECT i + 1 FROM n WHERE i < ${last}) INSERT INTO "call" ` +
    '(call_id, node, direction, client_number, client_reversed, line, started_at, ended_at, phase, result, extension, ' +
    `talk_s) SELECT '17640' || CAST(i / 3 AS text), 'main', 'in', ${number}, ${reversed}, '74951234567', ${at}, ` +
    `${at} + 9000, 'ended', 'success', CAST(100 + i * 31 % 100 AS text), 9 FROM n WHERE i % 3 = 0`
  );
}

function messagesSql({ first, last, from, stepMs }: Chunk): string {
  const at = `${from} + CAST(i AS bigint) * ${stepMs}`;
  return (
    `WITH RECURSIVE n(i) AS (SELECT ${first} UNION ALL SELECT i + 1 FROM n WHERE i < ${last}) INSERT INTO call_event ` +
    '(call_id, seq, node, kind, direction, client_number, client_reversed, line, extension, short_number, result, ' +
    'is_barrier, fields, created_at, state, finished_at, attempts, last_cause, last_status, may_have_arrived) ' +
    `SELECT '17640' || CAST(i / 3 AS text), i % 3 + 1, 'main', ` +
    "CASE WHEN i % 29 = 0 THEN 'record' WHEN i % 3 = 0 THEN 'incoming' WHEN i % 3 = 1 THEN 'accepted' ELSE 'completed' END, " +
    `'in', ${number}, ${reversed}, '74951234567', ` +
    `CAST(100 + i * 31 % 100 AS text), CAST(100 + i * 31 % 100 AS text), NULL, FALSE, '${fields}', ${at}, ` +
    `CASE WHEN ${share} < 2 THEN 'failed' WHEN ${share} < 5 THEN 'expired' WHEN ${share} < 8 THEN 'superseded' ` +
    `ELSE 'delivered' END, ${at} + 300, 1, ` +
    `CASE WHEN ${share} = 0 THEN 'timeout' WHEN ${share} < 5 THEN 'server-error' ELSE 'ok' END, ` +
    `CASE WHEN ${share} = 0 THEN NULL WHEN ${share} < 5 THEN 503 ELSE 200 END, FALSE FROM n`
  );
}
