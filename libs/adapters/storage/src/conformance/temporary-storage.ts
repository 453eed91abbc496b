import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStorage } from '../open-storage.ts';
import type { Storage, StorageOptions } from '../open-storage.ts';

export interface TemporaryStorage extends AsyncDisposable {
  storage: Storage;
  readonly file: string;
  reopen(): Promise<Storage>;
}

/** For specs: a storage in a directory of its own, removed with `await using`. */
export async function temporaryStorage(
  options: Omit<StorageOptions, 'databaseUrl'> = {},
): Promise<TemporaryStorage> {
  const directory = await mkdtemp(join(tmpdir(), 'planfix-storage-'));
  const file = join(directory, 'test.db');
  const open = () => openStorage({ ...options, databaseUrl: `sqlite:${file}` });
  const temporary: TemporaryStorage = {
    storage: await open(),
    file,
    reopen: async () => {
      await temporary.storage.close();
      temporary.storage = await open();
      return temporary.storage;
    },
    [Symbol.asyncDispose]: async () => {
      await temporary.storage.close();
      await rm(directory, { recursive: true });
    },
  };
  return temporary;
}
