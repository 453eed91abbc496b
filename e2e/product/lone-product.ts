import { test as base } from '@playwright/test';
import { ApiClient, admin } from './api-client.ts';
import { startProduct } from './running-product.ts';
import type { RunningProduct } from './running-product.ts';

/** A product of each test's own, without PBX and PlanFix. Its settings are the panel's own but for the lines, which the instance file sets. */
export const test = base.extend<{ product: RunningProduct; stored: ApiClient }>({
  product: async ({}, use) => {
    const product = await startProduct({ admin, lines: [{ number: '74950000000', name: 'From the file' }] });
    await use(product);
    await product.stop();
  },
  stored: async ({ product }, use) => use(await new ApiClient(product.url).signIn()),
});

export { expect } from '@playwright/test';
