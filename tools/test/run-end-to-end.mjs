import { existsSync } from 'node:fs';
import { readFile, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { root } from '../setup/root.mjs';
import { runInForeground } from '../setup/run-in-foreground.mjs';
import { provideBrowser } from './provide-browser.mjs';
import { atLeastOneIf, readReport } from './run-vitest.mjs';

/** Runs the Playwright tests of e2e/ against the built product and counts them. */
export async function runEndToEnd(node) {
  const browser = await provideBrowser(node);
  const report = path.join(root, '.cache/test-results/playwright.json');
  await rm(report, { force: true });
  console.log('• end-to-end tests …');
  const playwright = path.join(root, 'node_modules/@playwright/test/cli.js');
  const config = path.join(root, 'e2e/playwright.config.ts');
  const code = await runInForeground(
    node,
    [playwright, 'test', '--config', config, '--reporter=list,json', ...whatCanRun()],
    { ...browser, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  );
  if (code !== 0) await showPages();
  const { stats = {} } = await readReport(report);
  const { expected = 0, unexpected = 0, flaky = 0 } = stats;
  if (flaky > 0)
    console.log(
      `\n!! ${flaky} passed only when tried once more; Playwright names them above as flaky. Mend them.`,
    );
  return { passed: expected + flaky, failed: atLeastOneIf(code !== 0, unexpected) };
}

/** What stood on the page when a test failed, in words: whoever reads the output may not reach the files of the machine. */
async function showPages() {
  const folder = path.join(root, 'test-results/e2e');
  const files = await readdir(folder, { recursive: true }).catch(() => []);
  const names = files.filter((name) => name.endsWith('error-context.md'));
  for (const name of names.slice(0, 5)) {
    const [, page = ''] = (await readFile(path.join(folder, name), 'utf8')).split('```yaml');
    console.log(`\nOn the page (${path.dirname(name)}):${page.slice(0, 8_000)}`);
  }
}

/** Asterisk comes from Debian's mirror with apt and dpkg; where those are missing it is said loudly, not passed over. */
function whatCanRun() {
  if (['/usr/bin/apt-get', '/usr/bin/dpkg-deb'].every((program) => existsSync(program))) return [];
  console.log(
    '\n!! No Debian here (apt-get and dpkg-deb are missing): THE CALLS ON A REAL ASTERISK ARE NOT TESTED, only the panel is.\n' +
      '!! Run npm test on Debian 12 or 13, or in a container of it, to test everything.\n',
  );
  return ['--project', 'panel'];
}
