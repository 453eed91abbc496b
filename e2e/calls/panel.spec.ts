import { signIn } from '../product/sign-in.ts';
import { expect, test } from '../product/test.ts';

test('a call from a real phone is followed in the panel while it happens', async ({
  page,
  lab,
  planfix,
  product,
}) => {
  const from = '74957650001';
  await signIn(page, product.url);
  await page.goto(`${product.url}/calls?phone=${from}`);
  await expect(page.getByText('No call fits the filters')).toBeVisible();

  await lab.phone('104').will('ring:1.5', 'answer', 'talk:20');
  const call = await lab.callIn('74951234104', { from, then: ['talk:3'] });
  const row = page.getByRole('row').filter({ hasText: from });
  await expect(row).toContainText('Ringing');
  await expect(row).toContainText('Talking');
  await call.ended();
  await expect(row).toContainText('Answered');

  await row.getByRole('link').first().click();
  await expect(page.getByText('Employee 104').first()).toBeVisible();
  const messages = page.getByRole('row').filter({ hasText: 'Delivered' });
  await expect(messages).toHaveCount(3);
  await expect(messages.filter({ hasText: 'Incoming pop-up' })).toHaveCount(1);
  await messages.filter({ hasText: 'Result of the call' }).getByRole('link').first().click();
  await expect(page.getByText('COMPLETED', { exact: true })).toBeVisible();
  expect(planfix.violations).toEqual([]);
});
