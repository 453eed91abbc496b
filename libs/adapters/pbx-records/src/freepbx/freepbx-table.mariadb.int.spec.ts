import { readFreepbxRow } from '@planfix-asterisk/call-records';
import type { CallRecord } from '@planfix-asterisk/call-records';
import {
  callRecordScenarios,
  fillCdrTable,
  freepbxRows,
  makeCdrTable,
  MariadbServer,
} from '@planfix-asterisk/testing';
import type { Connection, RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openRecords } from '../open-records.ts';
import { RecordsError } from '../records-error.ts';
import type { RecordsSource, RecordsSpan } from '../records-source.ts';
import { readAddress } from './read-address.ts';
import { ReadOnlyConnection } from './read-only-connection.ts';

let server: MariadbServer;
let root: Connection;
const open: RecordsSource[] = [];

const password = 'p@ss:w/ord';
const address = (database: string, user = 'planfix', secret = password): string =>
  `mysql://${user}:${encodeURIComponent(secret)}@127.0.0.1:${server.port}/${database}`;
const rowsOf = (freepbx: 13 | 15) =>
  callRecordScenarios('asterisk-22').flatMap((scenario) => freepbxRows('asterisk-22', scenario, freepbx));

beforeAll(async () => {
  server = await MariadbServer.start();
  root = await server.connect();
  for (const freepbx of [13, 15] as const) {
    await makeCdrTable(root, `freepbx${freepbx}`, freepbx);
    await fillCdrTable(root, `freepbx${freepbx}`, rowsOf(freepbx));
  }
  await root.query('CREATE DATABASE empty');
  await root.query('CREATE DATABASE strange');
  await root.query('CREATE TABLE strange.cdr (calldate datetime, src varchar(80))');
  await root.query('CREATE USER planfix IDENTIFIED BY ?', [password]);
  await root.query("CREATE USER nobody_much IDENTIFIED BY 'x'");
  for (const database of ['freepbx13', 'freepbx15', 'strange'])
    await root.query(`GRANT SELECT ON ${database}.cdr TO planfix`);
  await root.query('GRANT SELECT ON empty.* TO planfix');
});
afterAll(async () => {
  await Promise.all(open.map((source) => source.close()));
  await root.end();
  await server[Symbol.asyncDispose]();
});

function source(database: string, user?: string, secret?: string): RecordsSource {
  const opened = openRecords(address(database, user, secret));
  open.push(opened);
  return opened;
}

async function allOf(from: RecordsSource, limit: number, span: Partial<RecordsSpan> = {}) {
  const pages: CallRecord[][] = [];
  let next: string | undefined = span.from ?? '2000-01-01 00:00:00';
  while (next !== undefined) {
    const page = await from.page({ from: next, to: span.to ?? '2100-01-01 00:00:00' }, limit);
    pages.push([...page.records]);
    next = page.next;
  }
  return pages;
}

const sorted = (records: readonly CallRecord[]) => records.map((record) => JSON.stringify(record)).sort();

describe.each([
  [13, 'freepbx-13'],
  [15, 'freepbx-15'],
] as const)('the table of FreePBX %i', (freepbx, kind) => {
  it('is known by its columns', async () => {
    const look = await source(`freepbx${freepbx}`).look();
    expect(look).toMatchObject({ kind, isIndexed: true });
    expect(look.newest[0]?.startedLocal).toBe(
      rowsOf(freepbx)
        .map((row) => row['calldate'])
        .sort()
        .at(-1),
    );
  });

  it.each([7, 50, 10_000])('is read whole, in order, in pages of %i', async (limit) => {
    const pages = await allOf(source(`freepbx${freepbx}`), limit);
    expect(sorted(pages.flat())).toEqual(sorted(rowsOf(freepbx).map(readFreepbxRow)));
    const starts = pages.flat().map(({ startedLocal }) => startedLocal);
    expect(starts).toEqual([...starts].sort());
  });

  it('gives the time that was asked for, both ends included', async () => {
    const starts = rowsOf(freepbx)
      .map((row) => row['calldate'] ?? '')
      .sort();
    const span = { from: starts[30] ?? '', to: starts[60] ?? '' };
    const read = (await allOf(source(`freepbx${freepbx}`), 10, span)).flat();
    expect(read).toHaveLength(starts.filter((start) => start >= span.from && start <= span.to).length);
  });
});

describe('what is wrong is said with its name', () => {
  const troubleOf = (from: RecordsSource) =>
    from.look().then(
      () => undefined,
      (error: unknown) => (error instanceof RecordsError ? error : undefined),
    );

  it.each([
    ['a wrong password', () => source('freepbx15', 'planfix', 'secret-that-is-wrong'), 'access-denied'],
    ['a user without rights', () => source('freepbx15', 'nobody_much', 'x'), 'access-denied'],
    ['a database that is not there', () => source('nowhere', 'root', ''), 'unknown-database'],
    ['a database without the table', () => source('empty'), 'table-missing'],
    ['a table of something else', () => source('strange'), 'columns-missing'],
  ] as const)('%s', async (_case, from, trouble) => {
    const error = await troubleOf(from());
    expect(error?.trouble).toBe(trouble);
    expect(`${error?.message ?? ''} ${error?.detail ?? ''}`).not.toContain('secret-that-is-wrong');
  });

  it('a server that is not there', async () => {
    const opened = openRecords('mysql://planfix:x@127.0.0.1:1/asteriskcdrdb');
    expect((await troubleOf(opened))?.trouble).toBe('unreachable');
  });
});

it('makes a new connection after one that the server has closed', async () => {
  const opened = source('freepbx15');
  await opened.look();
  const [rows] = await root.query<RowDataPacket[]>(
    "SELECT ID AS id FROM information_schema.PROCESSLIST WHERE USER = 'planfix'",
  );
  for (const { id } of rows) await root.query(`KILL ${Number(id)}`).catch(() => undefined);
  await vi.waitFor(async () => expect((await opened.look()).kind).toBe('freepbx-15'));
});

it('cannot write, even for a user who may', async () => {
  const [rows] = await root.query('SELECT count(*) AS count FROM freepbx15.cdr');
  const connection = new ReadOnlyConnection(readAddress(address('freepbx15', 'root', '')));
  await expect(connection.rows('DELETE FROM cdr')).rejects.toThrow(/READ ONLY/i);
  connection.close();
  expect((await root.query('SELECT count(*) AS count FROM freepbx15.cdr'))[0]).toEqual(rows);
});
