import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { processIsAlive } from './process-is-alive.ts';

const prefix = 'planfix-lab-';
const ownerFile = 'owner.pid';

/** A fresh private folder for one lab. Folders whose owner was killed are cleared away on this occasion. */
export async function makeRunFolder(): Promise<string> {
  await removeAbandoned();
  const folder = await mkdtemp(join(tmpdir(), prefix));
  await writeFile(join(folder, ownerFile), String(process.pid));
  return folder;
}

async function removeAbandoned(): Promise<void> {
  const names = await readdir(tmpdir());
  for (const name of names.filter((candidate) => candidate.startsWith(prefix))) {
    const folder = join(tmpdir(), name);
    const owner = Number(await readFile(join(folder, ownerFile), 'utf8').catch(() => Number.NaN));
    // Without an owner it may be one that is just being made.
    if (Number.isInteger(owner) && owner > 0 && !processIsAlive(owner))
      await rm(folder, { recursive: true, force: true });
  }
}
