import { ChangeHints } from '../change-hints.ts';
import { parseDatabaseUrl } from '../database-url.ts';
import { openSqlite } from '../sqlite/open-sqlite.ts';
import type { SqliteStorage } from '../sqlite/open-sqlite.ts';
import { temporaryDatabase } from './temporary-database.ts';

export interface TemporarySqlite extends AsyncDisposable {
  storage: SqliteStorage;
  readonly file: string;
  reopen(): Promise<SqliteStorage>;
}

/** For what only SQLite has. */
export async function temporarySqlite(): Promise<TemporarySqlite> {
  const database = await temporaryDatabase(undefined);
  const address = parseDatabaseUrl(database.url);
  const file = address.kind === 'sqlite' ? address.file : '';
  const open = () => openSqlite(file, { hints: new ChangeHints(undefined) });
  const temporary: TemporarySqlite = {
    storage: await open(),
    file,
    reopen: async () => {
      await temporary.storage.close();
      temporary.storage = await open();
      return temporary.storage;
    },
    [Symbol.asyncDispose]: async () => {
      await temporary.storage.close();
      await database.remove();
    },
  };
  return temporary;
}
