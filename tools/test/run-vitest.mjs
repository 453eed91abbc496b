import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { root } from '../setup/root.mjs';
import { runInForeground } from '../setup/run-in-foreground.mjs';

/** Runs one vitest project in the open and counts its tests. */
export async function runVitest(node, project, { environment = {}, leftOut = [] } = {}) {
  const report = path.join(root, `.cache/test-results/vitest-${project}.json`);
  console.log(`• ${project} tests …`);
  const vitest = [path.join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--project', project];
  const flaky = path.join(import.meta.dirname, 'flaky-reporter.mjs');
  const reporters = ['default', 'json', flaky].map((reporter) => `--reporter=${reporter}`);
  const reports = [...reporters, `--outputFile.json=${report}`];
  const code = await runInForeground(node, [...vitest, ...leftOut, ...reports], environment);
  const { numPassedTests = 0, numFailedTests = 0 } = await readReport(report);
  return { passed: numPassedTests, failed: atLeastOneIf(code !== 0, numFailedTests) };
}

/** A run can fail without a failed test: a file that does not load, an error outside all tests. */
export const atLeastOneIf = (hasFailed, failed) => (hasFailed ? Math.max(failed, 1) : failed);

export async function readReport(file) {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return {}; // the exit code tells that the run broke off before it could report
  }
}
