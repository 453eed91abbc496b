import { inject } from 'vitest';
import { openStorage } from '../open-storage.ts';
import type { Storage, StorageOptions } from '../storage.ts';
import { temporaryDatabase } from './temporary-database.ts';

export interface TemporaryStorage extends AsyncDisposable {
  storage: Storage;
  readonly databaseUrl: string;
  /** Opens the same database again, as after a restart. */
  reopen(): Promise<Storage>;
  /** Whether the text stands anywhere in it. */
  holds(text: string): Promise<boolean>;
  /** From now on no outcome can be written; the answer ends it. */
  keepFromWriting(): Promise<() => Promise<void>>;
}

/**
 * For specs: a storage of its own, removed with `await using`. On SQLite, or on PostgreSQL where vitest's project
 * `int-postgres` runs the spec.
 */
export async function temporaryStorage(
  options: Omit<StorageOptions, 'databaseUrl'> = {},
): Promise<TemporaryStorage> {
  const database = await temporaryDatabase(inject('postgresServer'));
  const open = () => openStorage({ ...options, databaseUrl: database.url });
  const temporary: TemporaryStorage = {
    storage: await open(),
    databaseUrl: database.url,
    holds: database.holds,
    keepFromWriting: database.keepFromWriting,
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
