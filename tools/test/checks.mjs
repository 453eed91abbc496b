import path from 'node:path';
import { root } from '../setup/root.mjs';
import { runQuietly, seconds } from '../setup/step.mjs';

const script = (file) => path.join(root, 'node_modules', file);
const nxEnvironment = { NX_DAEMON: 'false', NX_TUI: 'false', NX_ISOLATE_PLUGINS: 'false' };

/** Each a program that must end with 0; a failing one counts as one failed test and shows what it said. */
const programs = [
  ['formatting', [script('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.']],
  ['types of the server', [script('typescript/bin/tsc'), '-p', 'tsconfig.json']],
  ['types of the panel', [script('typescript/bin/tsc'), '-p', 'apps/web/tsconfig.json']],
  ['lint and module boundaries', [script('nx/dist/bin/nx.js'), 'run-many', '-t', 'lint', '--parallel=2']],
  [
    "shapes of the panel's API (npm run openapi writes them anew)",
    [
      script('openapi-typescript/bin/cli.js'),
      'docs/openapi.json',
      '--check',
      '-o',
      'apps/web/src/api/schema.gen.ts',
    ],
  ],
  ['unused code and packages', [script('knip/bin/knip.js')]],
];

export const checks = programs.map(
  ([title, args]) =>
    (node) =>
      check(title, node, args),
);

async function check(title, node, args) {
  const began = performance.now();
  console.log(`• check: ${title} …`);
  const env = {
    ...process.env,
    ...nxEnvironment,
    PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH ?? ''}`,
  };
  const { ok, output } = await runQuietly(node, args, { env });
  console.log(`${ok ? '✓' : '✗'} check: ${title} (${seconds(began)})`);
  if (!ok) console.log(output);
  return ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}
