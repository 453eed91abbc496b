import type { Pool, PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import { lockClasses } from './locks.ts';

/** 14 ends sessions that say nothing for a while, which the leader of a PBX node relies on. */
const oldestVersion = 14;
/** Another process may be migrating a large log. */
const waitForOthersMs = 10 * 60_000;
/** Rewriting a large table takes its time. */
export const unhurried = { statement_timeout: 0, query_timeout: 0, idle_in_transaction_session_timeout: 0 };

/** Brings the tables up to date; of several processes that start together one does it. Returns what was applied. */
export async function migratePostgres(pool: Pool, dataSource: DataSource): Promise<string[]> {
  const client = await pool.connect();
  try {
    await assertUsable(client);
    await client.query(`SET statement_timeout = ${waitForOthersMs}; SET lock_timeout = 0`);
    const text = `SELECT pg_advisory_lock(${lockClasses.migrations}, 0)`;
    await client.query(Object.assign({ text }, { query_timeout: waitForOthersMs }));
    await dataSource.initialize();
    const applied = await dataSource.runMigrations({ transaction: 'each' });
    return applied.map(({ name }) => name);
  } finally {
    if (dataSource.isInitialized) await dataSource.destroy();
    // With the connection goes the lock.
    client.release(true);
  }
}

async function assertUsable(client: PoolClient): Promise<void> {
  const { rows } = await client.query<{ version: number; fsync: string; encoding: string }>(
    "SELECT current_setting('server_version_num')::int / 10000 AS version, current_setting('fsync') AS fsync, " +
      "current_setting('server_encoding') AS encoding",
  );
  const [server] = rows;
  if (server === undefined) throw new Error('PostgreSQL told nothing about itself');
  if (server.version < oldestVersion) {
    throw new Error(`PostgreSQL ${server.version} is too old: install ${oldestVersion} or newer`);
  }
  if (server.fsync !== 'on') {
    throw new Error(
      'PostgreSQL runs with fsync=off, which loses messages when the power fails: set fsync=on in postgresql.conf',
    );
  }
  if (server.encoding !== 'UTF8') {
    throw new Error(
      `The database is encoded in ${server.encoding}: make one with CREATE DATABASE … ENCODING 'UTF8'`,
    );
  }
}
