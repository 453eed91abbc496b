// `npm run bench`: durable throughput. `npm run bench -- log`: the log of the panel and the queue beside five million
// finished messages, on SQLite and on a PostgreSQL of its own; it takes a quarter of an hour and 6 GB of disk.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openStorage } from '@planfix-asterisk/storage';
import { PostgresServer } from '@planfix-asterisk/testing';
import pg from 'pg';
import { measureClaims } from './log/claims.ts';
import { fillLog } from './log/fill-log.ts';
import { measureLogPages } from './log/log-pages.ts';
import type { MeasuredLog } from './log/log-pages.ts';
import { measureThroughput } from './log/throughput.ts';

const { values } = parseArgs({
  options: {
    /** Of the large log; the small one has a tenth. */
    rows: { type: 'string', default: '5000000' },
    /** `throughput`, `sqlite`, `postgres`; else all. */
    only: { type: 'string', multiple: true },
  },
});
const largeRows = Number(values.rows);

async function filled(databaseUrl: string, rows: number): Promise<MeasuredLog> {
  const empty = await openStorage({ databaseUrl });
  const log = await fillLog(empty, rows);
  if (!empty.isShared) await empty.gate.run('statistics', (manager) => manager.query('ANALYZE'));
  await empty.close();
  // Of five million rows it takes longer than the gate allows; PostgreSQL's autovacuum has hours for it.
  if (empty.isShared) await onServer(databaseUrl, 'ANALYZE');
  // Opened anew, as after a restart.
  return { storage: await openStorage({ databaseUrl }), log };
}

async function measure(name: string, urlOf: (log: string) => string | Promise<string>): Promise<boolean> {
  console.log(
    `${name}: the log of the panel, 50 rows, the newest or from the middle; goals: 95th at most 50 ms, x 1.30`,
  );
  const small = await filled(await urlOf('small'), largeRows / 10);
  const large = await filled(await urlOf('large'), largeRows);
  console.log(`    ${''.padEnd(32)}   median     95th |   median     95th |`);
  const isQuick = await measureLogPages(small, large);
  const isClaimed = await measureClaims(large);
  await small.storage.close();
  await large.storage.close();
  return isQuick && isClaimed;
}

async function onServer(connectionString: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query(statement);
  await client.end();
}

async function newDatabase(server: string, name: string): Promise<string> {
  await onServer(server, `CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

const results: boolean[] = [];
const wants = (part: string): boolean => values.only?.includes(part) ?? true;
if (wants('throughput')) results.push(await measureThroughput());
if (wants('sqlite')) {
  const folder = await mkdtemp(join(tmpdir(), 'planfix-bench-'));
  results.push(await measure('SQLite', (log) => `sqlite:${join(folder, `${log}.db`)}`));
  await rm(folder, { recursive: true });
}
if (wants('postgres')) {
  await using server = await PostgresServer.start();
  results.push(await measure('PostgreSQL', (log) => newDatabase(server.url, `bench_${log}`)));
}
if (results.includes(false)) {
  console.log('Not every goal was met.');
  process.exitCode = 1;
}
