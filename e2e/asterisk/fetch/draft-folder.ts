import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { processIsAlive } from '../instance/process-is-alive.ts';

/** A folder beside the wanted one, to build it in. Drafts of killed processes are cleared away on this occasion. */
export async function makeDraftFolder(wanted: string): Promise<string> {
  const parent = dirname(wanted);
  const prefix = `${basename(wanted)}.draft-`;
  await mkdir(parent, { recursive: true });
  for (const name of await readdir(parent)) {
    const owner = name.startsWith(prefix) ? Number.parseInt(name.slice(prefix.length), 10) : Number.NaN;
    if (owner > 0 && !processIsAlive(owner)) await rm(join(parent, name), { recursive: true, force: true });
  }
  return mkdtemp(join(parent, `${prefix}${process.pid}-`));
}
