import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { isNamedAsAudio } from './audio/inspect-audio.ts';

export type Newest =
  /** Relative to the folder. */
  | { readonly status: 'found'; readonly file: string }
  | { readonly status: 'none' }
  | { readonly status: 'folder-missing' };

/** A folder of years, months and days is three deep; a look must not become a search of the whole disk. */
const deepest = 5;
const mostFolders = 60;
const mostFiles = 5_000;
/** Shorter than any talk: a header and nothing else. */
const fewestBytes = 1_000;

/** The newest recording below a folder that is worth listening to; links are not followed. */
export async function newestRecording(directory: string, writtenBefore: number): Promise<Newest> {
  const walk = { writtenBefore, foldersLeft: mostFolders };
  const isThere = await stat(directory).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isThere) return { status: 'folder-missing' };
  const file = await newestBelow(directory, '', walk);
  return file === undefined ? { status: 'none' } : { status: 'found', file };
}

interface Walk {
  readonly writtenBefore: number;
  foldersLeft: number;
}

async function newestBelow(directory: string, folder: string, walk: Walk): Promise<string | undefined> {
  walk.foldersLeft -= 1;
  const entries = await readdir(join(directory, folder), { withFileTypes: true }).catch(() => []);
  const newestFirst = entries.sort((one, other) => (one.name < other.name ? 1 : -1));
  if (folder.split('/').length < deepest) {
    for (const { name } of newestFirst.filter((entry) => entry.isDirectory())) {
      const file = walk.foldersLeft > 0 ? await newestBelow(directory, join(folder, name), walk) : undefined;
      if (file !== undefined) return file;
    }
  }
  return newestOf(directory, folder, { entries: newestFirst, walk });
}

async function newestOf(
  directory: string,
  folder: string,
  { entries, walk }: { entries: readonly Dirent[]; walk: Walk },
): Promise<string | undefined> {
  const named = entries.filter((entry) => entry.isFile() && isNamedAsAudio(extname(entry.name)));
  let newest: { file: string; changedAt: number } | undefined;
  for (const { name } of named.slice(0, mostFiles)) {
    const file = join(folder, name);
    const found = await stat(join(directory, file)).catch(() => undefined);
    if (found === undefined || found.size < fewestBytes || found.mtimeMs > walk.writtenBefore) continue;
    if (newest === undefined || found.mtimeMs > newest.changedAt) newest = { file, changedAt: found.mtimeMs };
  }
  return newest?.file;
}
