import { ChangeHints } from './change-hints.ts';
import { parseDatabaseUrl } from './database-url.ts';
import { openPostgres } from './postgres/open-postgres.ts';
import { openSqlite } from './sqlite/open-sqlite.ts';
import type { Storage, StorageOptions } from './storage.ts';

/** Opens the one database of the product: checked, durable, migrated; a file is locked for this process. */
export async function openStorage({ databaseUrl, log, feed }: StorageOptions): Promise<Storage> {
  const address = parseDatabaseUrl(databaseUrl);
  const surroundings = { log, feed, hints: new ChangeHints(feed) };
  switch (address.kind) {
    case 'sqlite':
      return openSqlite(address.file, surroundings);
    case 'postgres':
      return openPostgres(address, surroundings);
    default:
      throw new Error(`Unknown database: ${String(address satisfies never)}`);
  }
}
