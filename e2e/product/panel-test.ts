import { test as base } from '@playwright/test';
import { ScriptedAsterisk, SimulatedPlanfix } from '@planfix-asterisk/testing';
import { ApiClient, admin } from './api-client.ts';
import { startProduct } from './running-product.ts';
import type { RunningProduct } from './running-product.ts';

const token = 'planfix-token-of-the-tests';

interface PanelHouse {
  readonly pbx: ScriptedAsterisk;
  readonly planfix: SimulatedPlanfix;
  readonly product: RunningProduct;
}

/** The product between a scripted Asterisk, which plays recordings, and a strict PlanFix; once for each worker. */
export const test = base.extend<object, PanelHouse>({
  pbx: [
    async ({}, use) => {
      const pbx = await ScriptedAsterisk.start();
      await use(pbx);
      await pbx.stop();
    },
    { scope: 'worker' },
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
    async ({ pbx, planfix }, use) => {
      const product = await startProduct(instanceOf(pbx, planfix));
      const api = await new ApiClient(product.url).signIn();
      await api.pbxConnected();
      await use(product);
      await product.stop();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
});

function instanceOf(pbx: ScriptedAsterisk, planfix: SimulatedPlanfix): object {
  return {
    planfix: { url: planfix.url, token },
    ami: [{ name: 'main', host: '127.0.0.1', port: pbx.port, username: 'planfix', secret: pbx.secret }],
    admin,
    employees: ['101', '102', '103', '104', '105', '106'].map((extension) => ({
      extension,
      shortNumber: extension,
      name: `Employee ${extension}`,
    })),
    trunks: ['carrier-1'],
  };
}

export { expect } from '@playwright/test';
