import { open, readdir, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { RecordsError } from '../records-error.ts';

export interface RecordFile {
  readonly path: string;
  readonly size: number;
  readonly isPacked: boolean;
}

const mostFiles = 400;

/** The file and those it was rotated into (`Master.csv.1`, `Master.csv-20261125.gz`), if they were written since then. */
export async function recordFiles(path: string, writtenSince: number): Promise<RecordFile[]> {
  try {
    const current = await stat(path);
    if (!current.isFile()) throw new RecordsError('file-unreadable', 'it is not a file');
    const name = basename(path);
    const rotated = (await readdir(dirname(path)))
      .filter((one) => one.startsWith(`${name}.`) || one.startsWith(`${name}-`))
      .slice(0, mostFiles)
      .map((one) => join(dirname(path), one));
    const found = [{ path, size: current.size, isPacked: false }];
    for (const one of rotated) {
      const there = await stat(one);
      if (there.isFile() && there.mtimeMs >= writtenSince)
        found.push({ path: one, size: there.size, isPacked: one.endsWith('.gz') });
    }
    return found;
  } catch (error) {
    throw fileTrouble(error);
  }
}

export async function openFile(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r');
  } catch (error) {
    throw fileTrouble(error);
  }
}

export function fileTrouble(error: unknown): RecordsError {
  if (error instanceof RecordsError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return new RecordsError('file-missing', undefined, { cause: error });
  const unreadable = ['EACCES', 'EPERM', 'EISDIR'].includes(code) || code.startsWith('Z_');
  return new RecordsError(unreadable ? 'file-unreadable' : 'failed', code || undefined, { cause: error });
}
