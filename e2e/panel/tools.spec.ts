import { expect, test } from '../product/panel-test.ts';
import { signIn } from '../product/sign-in.ts';

test('a test call goes the whole way to PlanFix before the eyes of whoever made it', async ({
  page,
  planfix,
  product,
}) => {
  await signIn(page, product.url);
  await page.goto(`${product.url}/tools/test-call`);
  const form = page.locator('form').first();
  await form.getByRole('combobox', { name: 'Employee' }).click();
  await page.getByRole('option', { name: /^102/ }).click();
  await form.getByLabel('Who seems to call').fill('12');
  await form.getByRole('button', { name: 'Send' }).click();
  await expect(page.getByText('Who seems to call: enter an outside number')).toBeVisible();
  await form.getByLabel('Who seems to call').fill('8 (495) 123-45-00');
  await form.getByRole('button', { name: 'Send' }).click();
  const outcome = page.getByRole('status').filter({ hasText: 'Incoming pop-up · 102' });
  await expect(outcome.getByText('Delivered')).toHaveCount(2);
  const told = planfix.received.filter(({ fields }) => fields['phone'] === '74951234500');
  expect(told.map(({ fields }) => fields['event'])).toEqual(['INCOMING', 'COMPLETED']);
  await page.getByRole('link', { name: 'To the page of this call' }).click();
  await expect(page.getByText('Nobody called', { exact: false })).toBeVisible();
});

test.describe('in Russian', () => {
  test.use({ locale: 'ru-RU' });
  test('the version and what is new in it', async ({ page, product }) => {
    await signIn(page, product.url);
    await page.goto(`${product.url}/tools/about`);
    await expect(page.getByText(/^\d+\.\d+\.\d+$/)).toBeVisible();
    await expect(page.getByText('SQLite', { exact: true })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Обратный путь' })).toBeVisible();
  });
});
