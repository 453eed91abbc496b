import { PostBox, readTrace } from '@planfix-asterisk/testing';
import { signIn } from '../product/sign-in.ts';
import { expect, test } from '../product/panel-test.ts';

test.use({ locale: 'en-US' });

test('a channel is set up, tested, and told what went wrong; the alert is taken over on the dashboard', async ({
  page,
  pbx,
  planfix,
  product,
}) => {
  const box = await PostBox.start();
  await signIn(page, product.url);
  await page.goto(`${product.url}/settings/alerts`);
  await page.getByLabel('Post to a web address').check();
  const webhook = page.getByRole('region', { name: 'Webhook' });
  await webhook.getByLabel('Address', { exact: true }).fill(`${box.url}/hook`);
  await webhook.getByLabel('Secret', { exact: true }).fill('too short');
  await page.getByRole('button', { name: 'Submit' }).click();
  await expect(webhook.getByText('16 to 500 characters')).toBeVisible();
  await webhook.getByLabel('Secret', { exact: true }).fill('a-long-secret-of-the-tests');
  await expect(webhook.getByRole('button', { name: 'Send a test' })).toBeDisabled();
  await page.getByRole('button', { name: 'Submit' }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();

  await webhook.getByRole('button', { name: 'Send a test' }).click();
  await expect(webhook.getByRole('status')).toContainText('HTTP 200 {"ok":true}');
  box.answer = { status: 302, headers: { location: 'https://elsewhere.example' } };
  await webhook.getByRole('button', { name: 'Send a test' }).click();
  await expect(webhook.getByRole('status')).toContainText('redirects are not followed');
  box.answer = { status: 200 };
  expect(await page.content()).not.toContain('a-long-secret-of-the-tests');

  planfix.fail({ status: 400 });
  await pbx.playTrace(readTrace('01-inbound-answered'), { speed: 20, run: 77 });
  await page.goto(product.url);
  const card = page.getByRole('alert').filter({ hasText: 'given up' });
  await expect(card).toBeVisible({ timeout: 20_000 });
  await expect(card.getByRole('link', { name: 'Look at the failed messages' })).toHaveAttribute(
    'href',
    '/failed',
  );
  await expect.poll(() => box.posted.map(({ body }) => body).join()).toContain('"kind":"failed"');
  planfix.recover();
  await card.getByRole('button', { name: 'I look after it' }).click();
  await expect(card).toContainText('admin looks after it');
  await card.getByRole('button', { name: 'Mute this alert for' }).click();
  await page.getByRole('menuitem', { name: '1 day' }).click();
  await expect(card).toContainText('No messages until');
  await page.getByRole('button', { name: 'Send messages again' }).click();

  await page.goto(`${product.url}/alerts`);
  await expect(page.getByRole('row').filter({ hasText: 'given up' })).toContainText('not over yet');
  await box.stop();
});
