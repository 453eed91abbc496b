import { readdir, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { runProgram } from './run-program.ts';

// Half of what is unpacked, and Asterisk uses none of it.
const ballast = ['doc', 'locale', 'man', 'info', 'perl', 'perl5', 'zoneinfo', 'lintian', 'bug', 'misc'];

/** Lays the files of the packages into a folder, without installing anything. */
export async function unpackPackages(packagesFolder: string, root: string): Promise<void> {
  const names = await readdir(packagesFolder);
  const waiting = names.filter((name) => name.endsWith('.deb'));
  const worker = async (): Promise<void> => {
    for (let name = waiting.pop(); name !== undefined; name = waiting.pop())
      await runProgram('dpkg-deb', ['-x', join(packagesFolder, name), root], { limitMs: 60_000 });
  };
  const workers = Math.min(4, availableParallelism());
  await Promise.all(Array.from({ length: workers }, worker));
  for (const name of ballast) await rm(join(root, 'usr/share', name), { recursive: true, force: true });
}
