import type { Page } from '@playwright/test';
import { expect, test } from '../product/lone-product.ts';

test.describe.configure({ timeout: 120_000 });
const support = { username: 'support', password: 'a-long-password-of-support' };

/** What support gets on each page: may read it, sees it but changes nothing, or is told to ask an admin. */
const pages = {
  '/': 'reads',
  '/calls': 'reads',
  '/deliveries': 'reads',
  '/failed': 'reads',
  '/replays': 'reads',
  '/back-fills': 'reads',
  '/alerts': 'reads',
  '/me': 'reads',
  '/settings/planfix': 'changes nothing',
  '/settings/ami': 'changes nothing',
  '/settings/employees': 'changes nothing',
  '/settings/lines': 'changes nothing',
  '/settings/trunks': 'changes nothing',
  '/settings/numbers': 'changes nothing',
  '/settings/analytics': 'changes nothing',
  '/settings/recordings': 'changes nothing',
  '/settings/cdr': 'changes nothing',
  '/settings/click-to-call': 'changes nothing',
  '/settings/lookup': 'changes nothing',
  '/settings/panel': 'changes nothing',
  '/settings/general': 'changes nothing',
  '/settings/delivery': 'changes nothing',
  '/settings/retention': 'changes nothing',
  '/settings/alerts': 'changes nothing',
  '/tools/doctor': 'is refused',
  '/tools/test-call': 'is refused',
  '/tools/trace': 'reads',
  '/tools/about': 'reads',
  '/users': 'is refused',
  '/audit': 'is refused',
} as const;

test('support sees and replays, and finds no way to change settings or people', async ({
  page,
  product,
  stored,
}) => {
  await stored.post('/api/accounts', { ...support, role: 'support' });
  const answer = await page.request.post(`${product.url}/api/session`, { data: support });
  expect(answer.ok()).toBe(true);
  for (const [path, right] of Object.entries(pages)) {
    await test.step(`${path}: ${right}`, async () => {
      await page.goto(product.url + path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.getByText('Loading…')).toHaveCount(0);
      await expect(page.getByText('Only an administrator may do this.', { exact: false })).toHaveCount(
        right === 'is refused' ? 1 : 0,
      );
      if (right === 'changes nothing') await changesNothing(page);
    });
  }
  await page.goto(product.url);
  await page.getByRole('button', { name: 'Reports' }).hover();
  await expect(page.getByRole('menuitem', { name: 'Delivery log' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Admin' })).toHaveCount(0);
  await expect(page.locator('a[href="/users"], a[href="/audit"]')).toHaveCount(0);
});

test('a stranger gets the log-in in the place of every page', async ({ page, product }) => {
  for (const path of Object.keys(pages)) {
    await page.goto(product.url + path);
    await expect(page.getByRole('button', { name: 'Log in' })).toBeVisible();
  }
});

/** No bar to submit with, and nothing that can be typed into, switched, added or deleted. */
async function changesNothing(page: Page): Promise<void> {
  const main = page.getByRole('main');
  await expect(main.getByRole('button', { name: /^(Submit|Apply|Add|Delete|Import)/ })).toHaveCount(0);
  await expect(main.locator(':is(input, textarea):read-write:not([type=search])')).toHaveCount(0);
  await expect(main.locator('input:is([type=checkbox], [type=radio]):enabled')).toHaveCount(0);
}
