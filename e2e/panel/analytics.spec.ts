import { readTrace } from '@planfix-asterisk/testing';
import { signIn } from '../product/sign-in.ts';
import { expect, test } from '../product/panel-test.ts';

test('fields for PlanFix are made by clicks and seen on a real call before they are saved', async ({
  page,
  pbx,
  planfix,
  product,
}) => {
  test.setTimeout(180_000);
  await pbx.playTrace(readTrace('01-inbound-answered'), { speed: 4, run: 31 });
  await planfix.whenReceived((received) => received.some(({ fields }) => fields['event'] === 'COMPLETED'));
  await signIn(page, product.url);
  await page.goto(`${product.url}/settings/analytics`);
  await page.getByRole('button', { name: 'Add a field' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a field' });
  await dialog.getByLabel('Field', { exact: true }).fill('who');
  await dialog.getByLabel('Value', { exact: true }).fill('{nobody} ');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(dialog.getByText('Text with the placeholders below')).toBeVisible();
  await dialog.getByLabel('Value', { exact: true }).fill('by ');
  await dialog.getByRole('button', { name: 'Employee' }).click();
  await dialog.getByRole('button', { name: 'Done' }).click();
  const preview = page.getByRole('table', { name: 'Preview on a real call' });
  await expect(preview.getByRole('row')).toContainText('data_who');
  await expect(preview.getByRole('row')).toContainText('by Employee 101');
  await page.getByRole('button', { name: 'Reset' }).click();
});
