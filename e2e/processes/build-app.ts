import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The bundle that is installed, made from the sources as they are now. Inside the repository, so that it finds the packages. */
export async function buildApp(app: 'api' | 'worker' | 'standalone'): Promise<string> {
  const outDir = join(root, `.cache/processes-${app}/dist`);
  const configFile = join(root, 'apps/standalone/vite.config.ts');
  await build({ root: join(root, 'apps', app), configFile, logLevel: 'error', build: { outDir } });
  return join(outDir, 'main.js');
}
