import { open, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { possiblePlaces } from './possible-places.ts';

export interface LocatedFile {
  readonly path: string;
  readonly sizeBytes: number;
  readonly changedAt: number;
}

export type Located =
  | ({ readonly status: 'found' } & LocatedFile)
  | { readonly status: 'folder-missing' | 'not-found' | 'outside' | 'unreadable' };

/**
 * Finds a recording by the name the PBX gave it, inside the folder and nowhere else: what a link or a mount leads out of
 * it is refused.
 */
export async function locateRecording(directory: string, named: string): Promise<Located> {
  const folder = await real(directory);
  if (folder === undefined) return { status: 'folder-missing' };
  const places = possiblePlaces(directory, named);
  if (places === undefined) return { status: 'outside' };
  for (const place of places) {
    const path = await real(join(folder, place));
    if (path === undefined) continue;
    if (!path.startsWith(folder.endsWith(sep) ? folder : folder + sep)) return { status: 'outside' };
    const file = await stat(path);
    if (!file.isFile()) continue;
    if (!(await isReadable(path))) return { status: 'unreadable' };
    return { status: 'found', path, sizeBytes: file.size, changedAt: Math.trunc(file.mtimeMs) };
  }
  return { status: 'not-found' };
}

async function real(path: string): Promise<string | undefined> {
  try {
    return await realpath(path);
  } catch (error) {
    if (isFileError(error)) return undefined;
    throw error;
  }
}

async function isReadable(path: string): Promise<boolean> {
  try {
    await (await open(path, 'r')).close();
    return true;
  } catch (error) {
    if (isFileError(error)) return false;
    throw error;
  }
}

function isFileError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && 'syscall' in error;
}
