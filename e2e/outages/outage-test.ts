import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { SimulatedPlanfix } from '@planfix-asterisk/testing';
import type { Lab } from '../asterisk/lab/lab.ts';
import { startLab } from '../asterisk/start-lab.ts';
import type { LabChoice } from '../playwright.config.ts';
import { ApiClient, admin } from '../product/api-client.ts';
import { employees } from '../product/house-parts.ts';
import { startProduct } from '../product/running-product.ts';
import type { RunningProduct } from '../product/running-product.ts';
import { BreakableLink } from './breakable-link.ts';

const token = 'planfix-token-of-the-tests';

/** Two ways to be deaf for a while. */
export const outages = ['the link to the PBX is lost', 'the product is killed'] as const;

export interface Outage {
  readonly planfix: SimulatedPlanfix;
  readonly product: RunningProduct;
  begin(how: (typeof outages)[number]): Promise<void>;
  /** Waits until the PBX is heard again. */
  end(): Promise<void>;
}

/** A lab for each worker; a product with a breakable link to it for each test. */
export const test = base.extend<{ outage: Outage }, LabChoice & { lab: Lab }>({
  asterisk: ['22', { option: true, scope: 'worker' }],
  lab: [
    async ({ asterisk }, use) => {
      const report = (line: string): void => console.log(`[asterisk ${asterisk}] ${line}`);
      const lab = await startLab({ version: asterisk, report });
      await use(lab);
      await lab.stop();
    },
    { scope: 'worker', timeout: 300_000 },
  ],
  outage: async ({ lab }, use) => {
    const link = await new BreakableLink(lab.ami.port).open();
    const planfix = new SimulatedPlanfix({ token });
    await planfix.start();
    const product = await startProduct({
      planfix: { url: planfix.url, token },
      admin,
      ami: [{ name: 'main', ...lab.ami, port: link.port }],
      employees: employees('101', '102', '103', '104', '105', '106', '120'),
      trunks: ['carrier-1', 'carrier-2'],
      cdr: { url: join(lab.runFolder, 'pbx/log/cdr-csv/Master.csv') },
      numbers: { country: 'RU', internal: '^\\d{2,5}$', outsidePrefix: '9', anonymousAs: '' },
    });
    const connected = async (): Promise<void> =>
      (await new ApiClient(product.url).signIn()).pbxConnected(40_000);
    await connected();
    let isKilled = false;
    await use({
      planfix,
      product,
      async begin(how) {
        isKilled = how === 'the product is killed';
        if (isKilled) await product.kill();
        else link.break();
      },
      async end() {
        link.mend();
        if (isKilled) await product.startAgain();
        await connected();
      },
    });
    await product.stop();
    await planfix.stop();
    link.close();
  },
});

export { expect } from '@playwright/test';
