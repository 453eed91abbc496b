import { defineConfig } from '@playwright/test';
import type { AsteriskVersion } from './asterisk/fetch/suites.ts';

export interface LabChoice {
  readonly asterisk: AsteriskVersion;
}

/** Real calls on two real versions of Asterisk, and the panel in a real browser. Each worker has a lab and a product of its own. */
export default defineConfig<object, LabChoice>({
  testDir: '.',
  outputDir: '../test-results/e2e',
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  // Twenty minutes of real programs on two busy cores: one that stumbles is tried once more, on a fresh product, and named.
  retries: 1,
  timeout: 90_000,
  // The machine may be busy; what comes is waited for, never slept for.
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: '../test-results/e2e.json' }]],
  use: {
    // Debian's Chromium where it is installed, else Playwright's own. Without the last rule Chromium looks up hosts of its maker.
    launchOptions: {
      executablePath: process.env['CHROMIUM_PATH'],
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--disable-dev-shm-usage',
        '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
      ],
    },
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
  },
  projects: [
    { name: 'calls-asterisk-16', testMatch: 'calls/*.spec.ts', use: { asterisk: '16' } },
    { name: 'calls-asterisk-22', testMatch: 'calls/*.spec.ts', use: { asterisk: '22' } },
    { name: 'two-nodes', testMatch: 'nodes/*.spec.ts' },
    { name: 'outages-asterisk-16', testMatch: 'outages/*.spec.ts', use: { asterisk: '16' } },
    { name: 'outages-asterisk-22', testMatch: 'outages/*.spec.ts', use: { asterisk: '22' } },
    { name: 'panel', testMatch: 'panel/*.spec.ts', use: { asterisk: '22' } },
  ],
});
