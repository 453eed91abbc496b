import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { root } from '../setup/root.mjs';
import { runInForeground } from '../setup/run-in-foreground.mjs';
import { provideBrowser } from './provide-browser.mjs';
import { atLeastOneIf, readReport } from './run-vitest.mjs';

/** Runs the Playwright tests of e2e/ against the built product and counts them. */
export async function runEndToEnd(node) {
  const config = path.join(root, 'e2e/playwright.config.ts');
  if (!existsSync(config)) return { passed: 0, failed: 0 };
  const browser = await provideBrowser(node);
  const report = path.join(root, '.cache/test-results/playwright.json');
  await rm(report, { force: true });
  console.log('• end-to-end tests …');
  const code = await runInForeground(
    node,
    [
      path.join(root, 'node_modules/@playwright/test/cli.js'),
      'test',
      '--config',
      config,
      '--reporter=list,json',
    ],
    { ...browser, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  );
  const { stats = {} } = await readReport(report);
  const { expected = 0, unexpected = 0, flaky = 0 } = stats;
  return { passed: expected, failed: atLeastOneIf(code !== 0, unexpected + flaky) };
}
