import { test as base } from '@playwright/test';
import { ScriptedAsterisk } from '@planfix-asterisk/testing';
import type { SimulatedPlanfix } from '@planfix-asterisk/testing';
import { employees, withPlanfix, withProduct } from './house-parts.ts';
import type { RunningProduct } from './running-product.ts';

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
  planfix: [async ({}, use) => withPlanfix(use), { scope: 'worker' }],
  product: [
    async ({ pbx, planfix }, use) => {
      const node = {
        name: 'main',
        host: '127.0.0.1',
        port: pbx.port,
        username: 'planfix',
        secret: pbx.secret,
      };
      const people = employees('101', '102', '103', '104', '105', '106');
      await withProduct(planfix, { ami: [node], employees: people, trunks: ['carrier-1'] }, use);
    },
    { scope: 'worker', timeout: 60_000 },
  ],
});

export { expect } from '@playwright/test';
