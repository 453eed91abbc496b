import type { Page } from '@playwright/test';
import { admin } from '../product/api-client.ts';
import { expect, test } from '../product/lone-product.ts';
import type { RunningProduct } from '../product/running-product.ts';
import { signIn } from '../product/sign-in.ts';

test.describe.configure({ timeout: 120_000 });
const typed = 'https://typed-before.planfix.ru/tel/api';
const address = (page: Page) => page.getByLabel('Address for requests', { exact: true });
const submit = (page: Page) => page.getByRole('button', { name: 'Submit' }).click();

async function typeAddress(page: Page, product: RunningProduct): Promise<void> {
  await signIn(page, product.url);
  await page.goto(`${product.url}/settings/planfix`);
  await address(page).fill(typed);
  await page.getByLabel('PlanFix token', { exact: true }).fill('a-token');
}

test('a session that ends asks for the log-in over the page, and what was typed is saved afterwards', async ({
  page,
  product,
}) => {
  await typeAddress(page, product);
  await page.context().clearCookies();
  await submit(page);
  const dialog = page.getByRole('dialog', { name: 'Your session has ended' });
  await expect(dialog.getByLabel('Password')).toBeFocused();
  await dialog.getByLabel('Password').fill('not this one');
  await dialog.getByRole('button', { name: 'Log in' }).click();
  await expect(dialog.getByRole('alert')).toBeVisible();
  await dialog.getByLabel('Password').fill(admin.password);
  await dialog.getByRole('button', { name: 'Log in' }).click();
  await expect(dialog).toBeHidden();
  await expect(address(page)).toHaveValue(typed);
  await submit(page);
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
});

test('whoever logs in after a log-out begins at the dashboard: the page left may not be for him', async ({
  page,
  product,
}) => {
  await signIn(page, product.url);
  await page.goto(`${product.url}/users`);
  // Meanwhile the dashboard of a house that is not set up leads on to the set-up.
  await page.route('**/api/session', async (route) => {
    if (route.request().method() === 'DELETE') await page.waitForURL('**/setup/planfix');
    await route.continue();
  });
  await page.getByRole('button', { name: 'User menu' }).click();
  await page.getByRole('menuitem', { name: 'Log out' }).click();
  await expect(page.getByRole('heading', { name: 'Log in' })).toBeVisible();
  await expect(page).toHaveURL(`${product.url}/`);
});

test('a server that is away loses no form: the page says so, follows again by itself and saves', async ({
  page,
  product,
}) => {
  await typeAddress(page, product);
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  await product.kill();
  await expect(page.getByText('Reconnecting…')).toBeVisible();
  await submit(page);
  await expect(page.getByText('The server cannot be reached.', { exact: false })).toBeVisible();
  await expect(address(page)).toHaveValue(typed);

  await product.startAgain();
  await expect(page.getByText('Live', { exact: true })).toBeVisible({ timeout: 60_000 });
  await expect(address(page)).toHaveValue(typed);
  await submit(page);
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
});

test('leaving with something typed asks first; a page that does not open says why and opens later', async ({
  page,
  product,
}) => {
  await typeAddress(page, product);
  await page.getByRole('link', { name: 'Dashboard' }).first().click();
  const question = page.getByRole('dialog');
  await question.getByRole('button', { name: 'Stay' }).click();
  await expect(address(page)).toHaveValue(typed);
  await page.getByRole('button', { name: 'Reset' }).click();

  await product.kill();
  await page.getByRole('link', { name: 'Dashboard' }).first().click();
  await expect(page.getByText('The server cannot be reached.', { exact: false })).toBeVisible();
  await product.startAgain();
  await page.getByRole('button', { name: 'Try again' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Dashboard' })).toBeVisible();
});
