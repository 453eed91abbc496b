import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Database } from 'better-sqlite3';
import type { DatabaseSize } from '../retention/store-use.ts';

/**
 * The file does not shrink: what is cleared away leaves free pages, which new rows fill. So with the same number of
 * calls it stays as large as it once became; see docs/adr/0021.
 */
export async function sizeOfFile(db: Database, file: string): Promise<DatabaseSize> {
  const { bavail, bsize } = await statfs(dirname(file));
  const number = (pragma: string) => Number(db.pragma(pragma, { simple: true }));
  const pageBytes = number('page_size');
  return {
    kind: 'sqlite',
    bytes: number('page_count') * pageBytes,
    freeInside: number('freelist_count') * pageBytes,
    diskFree: bavail * bsize,
  };
}
