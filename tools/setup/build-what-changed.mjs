import { createHash } from 'node:crypto';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { root } from './root.mjs';
import { StepFailed, runQuietly, step } from './step.mjs';

const everyBuild = ['package-lock.json', 'tsconfig.base.json'];
const libraries = ['libs/pure', 'libs/adapters', 'libs/features', 'libs/rooms', 'libs/runtime'];
const server = (title, app, otherInputs) => ({
  title,
  app,
  inputs: [app, 'apps/standalone/vite.config.ts', ...otherInputs, ...libraries],
  proof: 'dist/main.js',
  config: 'apps/standalone/vite.config.ts',
});
const builds = {
  panel: {
    title: 'building the panel',
    app: 'apps/web',
    inputs: ['apps/web', 'libs/pure/contracts'],
    proof: 'dist/index.html',
    config: 'apps/web/vite.config.ts',
  },
  standalone: server('building the server', 'apps/standalone', ['apps/api', 'apps/worker']),
  api: server('building the API', 'apps/api', []),
  worker: server('building the worker', 'apps/worker', []),
};

/** Builds each of these apps whose sources differ from those it was last built from. */
export async function buildWhatChanged(node, names) {
  for (const build of names.map((name) => builds[name])) {
    const stampFile = path.join(root, build.app, 'dist/.built-from');
    const wanted = await hashOf([...build.inputs, ...everyBuild]);
    if ((await isBuilt(build)) && (await textOf(stampFile)) === wanted) continue;
    await step(build.title, () => runBuild(node, build));
    await writeFile(stampFile, wanted);
  }
}

async function runBuild(node, { app, config }) {
  const vite = path.join(root, 'node_modules/vite/bin/vite.js');
  const { ok, output } = await runQuietly(node, [vite, 'build', '--config', path.join(root, config)], {
    cwd: path.join(root, app),
  });
  if (!ok) throw new StepFailed(`${output}\n\n${app} could not be built; the reason is above.`);
}

const isBuilt = async ({ app, proof }) => (await textOf(path.join(root, app, proof))) !== undefined;
const textOf = (file) => readFile(file, 'utf8').catch(() => undefined);

async function hashOf(inputs) {
  const hash = createHash('sha256');
  for (const input of inputs) {
    for (const file of await filesUnder(path.join(root, input))) {
      hash.update(`${path.relative(root, file)}\0`).update(await readFile(file));
    }
  }
  return hash.digest('hex');
}

const skipped = /^(dist|node_modules)$|\.spec\.tsx?$/;

async function filesUnder(place) {
  const entries = await readdir(place, { withFileTypes: true }).catch(() => undefined);
  if (!entries) return [place];
  const wanted = entries.filter((entry) => !skipped.test(entry.name));
  wanted.sort((a, b) => (a.name < b.name ? -1 : 1));
  const lists = await Promise.all(
    wanted.map((entry) => {
      const file = path.join(place, entry.name);
      return entry.isDirectory() ? filesUnder(file) : [file];
    }),
  );
  return lists.flat();
}
