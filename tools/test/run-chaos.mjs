import { rm } from 'node:fs/promises';
import path from 'node:path';
import { root } from '../setup/root.mjs';
import { runInForeground } from '../setup/run-in-foreground.mjs';
import { atLeastOneIf, readReport } from './run-vitest.mjs';

/** The short form of `npm run test:chaos`: a few kills and a few minutes without PlanFix. */
export async function runChaos(node, args = ['--short']) {
  const report = path.join(root, '.cache/test-results/chaos.json');
  await rm(report, { force: true });
  console.log('• kills and cuts …');
  const code = await runInForeground(node, [
    path.join(root, 'e2e/chaos/chaos.ts'),
    `--report=${report}`,
    ...args,
  ]);
  const { passed = 0, failed = 0 } = await readReport(report);
  return { passed, failed: atLeastOneIf(code !== 0, failed) };
}
