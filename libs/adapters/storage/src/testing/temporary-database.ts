import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import pg from 'pg';
import { openStorage } from '../open-storage.ts';

export interface TemporaryDatabase {
  readonly url: string;
  /** Whether the text stands anywhere in it. */
  readonly holds: (text: string) => Promise<boolean>;
  /** From now on no outcome can be written; the answer ends it. */
  readonly keepFromWriting: () => Promise<() => Promise<void>>;
  readonly remove: () => Promise<void>;
}

/** An empty database of its own: on the server at this address, or a file. */
export function temporaryDatabase(postgresServer: string | undefined): Promise<TemporaryDatabase> {
  return postgresServer === undefined ? temporaryFile() : temporaryOnServer(postgresServer);
}

async function temporaryFile(): Promise<TemporaryDatabase> {
  const directory = await mkdtemp(join(tmpdir(), 'planfix-storage-'));
  const file = join(directory, 'test.db');
  const holds = async (text: string) => {
    const files = await readdir(directory);
    const bytes = await Promise.all(files.map((name) => readFile(join(directory, name))));
    return bytes.some((one) => one.includes(text));
  };
  const keepFromWriting = () => {
    const shell = new BetterSqlite3(file);
    shell.exec('BEGIN IMMEDIATE');
    return Promise.resolve(() => Promise.resolve(void shell.close()));
  };
  const remove = () => rm(directory, { recursive: true });
  return { url: `sqlite:${file}`, holds, keepFromWriting, remove };
}

async function temporaryOnServer(server: string): Promise<TemporaryDatabase> {
  const name = `spec_${randomBytes(6).toString('hex')}`;
  const admin = await connected(server);
  await admin.query(`CREATE DATABASE ${name} TEMPLATE ${await migratedTemplate(admin, server)}`);
  await admin.end();
  const url = urlOf(server, name);
  return {
    url,
    holds: (text) => standsInTables(url, text),
    keepFromWriting: async () => {
      const shell = await connected(url);
      await shell.query('BEGIN');
      await shell.query('LOCK TABLE delivery_attempt IN EXCLUSIVE MODE');
      return () => shell.end();
    },
    remove: async () => {
      const remover = await connected(server);
      // What a spec left open must not keep it there.
      await remover.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await remover.end();
    },
  };
}

/** A database with all migrations applied, made by the first that needs it: a copy is quicker than the migrations. */
async function migratedTemplate(admin: pg.Client, server: string): Promise<string> {
  const name = 'spec_template';
  await admin.query('SELECT pg_advisory_lock(1)');
  const { rows } = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
  if (rows.length === 0) {
    await admin.query(`CREATE DATABASE ${name}`);
    const storage = await openStorage({ databaseUrl: urlOf(server, name) });
    await storage.close();
  }
  await admin.query('SELECT pg_advisory_unlock(1)');
  return name;
}

function urlOf(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}

async function standsInTables(url: string, text: string): Promise<boolean> {
  const client = await connected(url);
  try {
    const tables = await client.query<{ name: string }>(
      'SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = current_schema()',
    );
    for (const { name } of tables.rows) {
      const found = await client.query(`SELECT 1 FROM ${name} AS r WHERE strpos(r::text, $1) > 0 LIMIT 1`, [
        text,
      ]);
      if (found.rows.length > 0) return true;
    }
    return false;
  } finally {
    await client.end();
  }
}

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}
