import { test as base } from '@playwright/test';
import type { SimulatedPlanfix } from '@planfix-asterisk/testing';
import type { Lab } from '../asterisk/lab/lab.ts';
import { startLab } from '../asterisk/start-lab.ts';
import type { LabChoice } from '../playwright.config.ts';
import { employees, withPlanfix, withProduct } from './house-parts.ts';
import { freePort } from './running-product.ts';
import type { RunningProduct } from './running-product.ts';

const labLimitMs = 300_000;
/** Both ways to Asterisk are proven on a real one. */
const transports = { '16': 'asterisk-manager', '22': 'native' } as const;

interface WholeHouse {
  readonly lab: Lab;
  readonly planfix: SimulatedPlanfix;
  readonly product: RunningProduct;
  readonly agiPort: number;
}

/** The keys by which PlanFix and the PBX ask the product. */
export const wayBack = {
  pbxToken: 'the-key-that-planfix-sends',
  lookupKey: 'the-key-of-the-lookups',
} as const;

/** A real Asterisk with its phones, a strict PlanFix and the product between them, once for each worker. */
export const test = base.extend<object, LabChoice & WholeHouse>({
  asterisk: ['22', { option: true, scope: 'worker' }],
  lab: [
    async ({ asterisk }, use) => {
      const report = (line: string): void => console.log(`[asterisk ${asterisk}] ${line}`);
      const lab = await startLab({ version: asterisk, report });
      await use(lab);
      await lab.stop();
    },
    { scope: 'worker', timeout: labLimitMs },
  ],
  agiPort: [async ({}, use) => use(await freePort()), { scope: 'worker' }],
  planfix: [async ({}, use) => withPlanfix(use), { scope: 'worker' }],
  product: [
    async ({ lab, planfix, agiPort }, use) => {
      const settings = {
        ami: [{ name: 'main', ...lab.ami, transport: transports[lab.version] }],
        employees: employees('101', '102', '103', '104', '105', '106', '107', '108', '120'),
        trunks: ['carrier-1', 'carrier-2'],
        numbers: { country: 'RU', internal: '^\\d{2,5}$', outsidePrefix: '9', anonymousAs: '' },
        pbx: { token: wayBack.pbxToken },
        clickToCall: { dialAs: '8{national}' },
        lookup: { key: wayBack.lookupKey, agi: { enabled: true, port: agiPort } },
      };
      await withProduct(planfix, settings, use);
    },
    { scope: 'worker', timeout: 60_000 },
  ],
});

export { expect } from '@playwright/test';
