import { test as base } from '@playwright/test';
import { SimulatedPlanfix } from '@planfix-asterisk/testing';
import { startLab } from '../asterisk/start-lab.ts';
import type { Lab } from '../asterisk/lab/lab.ts';
import type { LabChoice } from '../playwright.config.ts';
import { ApiClient, admin } from './api-client.ts';
import { startProduct } from './running-product.ts';
import type { RunningProduct } from './running-product.ts';

const labLimitMs = 300_000;
const token = 'planfix-token-of-the-tests';

/** Both ways to Asterisk are proven on a real one. */
const transports = { '16': 'asterisk-manager', '22': 'native' } as const;

interface WholeHouse {
  readonly lab: Lab;
  readonly planfix: SimulatedPlanfix;
  readonly product: RunningProduct;
}

/** A real Asterisk with its phones, a strict PlanFix and the product between them, once for each worker. */
export const test = base.extend<object, LabChoice & WholeHouse>({
  asterisk: ['22', { option: true, scope: 'worker' }],
  lab: [
    async ({ asterisk }, use) => {
      const lab = await startLab({
        version: asterisk,
        report: (line) => console.log(`[asterisk ${asterisk}] ${line}`),
      });
      await use(lab);
      await lab.stop();
    },
    { scope: 'worker', timeout: labLimitMs },
  ],
  planfix: [
    async ({}, use) => {
      const planfix = new SimulatedPlanfix({ token });
      await planfix.start();
      await use(planfix);
      await planfix.stop();
    },
    { scope: 'worker' },
  ],
  product: [
    async ({ lab, planfix }, use) => {
      const product = await startProduct(instanceOf(lab, planfix));
      const api = await new ApiClient(product.url).signIn();
      await api.pbxConnected();
      await use(product);
      await product.stop();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
});

function instanceOf(lab: Lab, planfix: SimulatedPlanfix): object {
  const extensions = ['101', '102', '103', '104', '105', '106', '107', '108'];
  return {
    planfix: { url: planfix.url, token },
    ami: [{ name: 'main', ...lab.ami, transport: transports[lab.version] }],
    admin,
    employees: extensions.map((extension) => ({
      extension,
      shortNumber: extension,
      name: `Employee ${extension}`,
    })),
    trunks: ['carrier-1', 'carrier-2'],
    numbers: { country: 'RU', internal: '^\\d{2,5}$', outsidePrefix: '9', anonymousAs: '' },
  };
}

export { expect } from '@playwright/test';
