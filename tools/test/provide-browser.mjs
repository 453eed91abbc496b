import { existsSync } from 'node:fs';
import path from 'node:path';
import { root } from '../setup/root.mjs';
import { StepFailed, runQuietly, step } from '../setup/step.mjs';
import { canInstallPackages, installPackages } from './debian-packages.mjs';

const debianChromium = '/usr/bin/chromium';

/**
 * A browser for the tests: Debian's, installed if we are root; else the one Playwright fetches. The answer is the
 * environment that tells e2e/playwright.config.ts which it is.
 */
export async function provideBrowser(node) {
  if (existsSync(debianChromium)) return { CHROMIUM_PATH: debianChromium };
  if (canInstallPackages() && (await installPackages('the browser tests', ['chromium'])))
    return { CHROMIUM_PATH: debianChromium };
  console.log(
    '\n!! No Debian packages here (not root, or no apt-get): the browser tests use the browser that Playwright fetches.\n' +
      '!! For the same browser as everywhere else: sudo apt-get install chromium\n',
  );
  await step("fetching Playwright's browser", async () => {
    const { ok, output } = await runQuietly(node, [
      path.join(root, 'node_modules/@playwright/test/cli.js'),
      'install',
      'chromium',
    ]);
    if (!ok)
      throw new StepFailed(
        `${output}\n\nNo browser for the end-to-end tests: install chromium or check the network.`,
      );
  });
  return {};
}
