import { failMessages } from '../product/fail-messages.ts';
import { expect, test } from '../product/panel-test.ts';
import { signIn } from '../product/sign-in.ts';

test('ten thousand failures are planned, sent again with a reason, paused, resumed and cancelled, and the panel stays alive', async ({
  page,
  planfix,
  product,
}) => {
  test.setTimeout(120_000);
  // The outage: what PlanFix missed may come without what went before.
  await planfix.stop();
  failMessages(product, 10_000);
  await planfix.start();
  const isReplayed = (callId: string | undefined): boolean => callId?.startsWith('outage-') ?? false;
  await signIn(page, product.url);

  await page.goto(`${product.url}/failed`);
  const cause = page
    .getByRole('article')
    .filter({ hasText: 'An error inside PlanFix (HTTP 503)10000 messages' });
  await expect(cause).toBeVisible();
  await expect(cause).toContainText('If it lasts, ask PlanFix');

  // The plan counts exactly and sends nothing.
  await cause.getByRole('button', { name: 'Send again…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Send messages again' });
  await expect(dialog.getByText('10000 messages would be sent again')).toBeVisible({ timeout: 30_000 });
  expect(planfix.received.some(({ fields }) => isReplayed(fields['callid']))).toBe(false);

  // Without a reason nothing goes.
  await dialog.getByRole('button', { name: 'Send 10000 messages again' }).click();
  await expect(dialog.getByText('Fill this in')).toBeVisible();
  await dialog.getByLabel('Why').fill('PlanFix was down this morning');
  await dialog.getByLabel('Messages a second').fill('100');
  await dialog.getByRole('button', { name: 'Send 10000 messages again' }).click();

  // Its page shows the progress.
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Sending again');
  await expect(page.getByText('PlanFix was down this morning')).toBeVisible();
  await expect(page.getByText(/Delivered: [1-9]/)).toBeVisible({ timeout: 30_000 });
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByText('Nothing more is put on its way.', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();

  // Meanwhile the log can be read, and a message says by whom and why it was sent again.
  await page
    .getByRole('link', { name: /Result of the call, message/ })
    .first()
    .click();
  await expect(page.getByText(/Sent with many others by admin/)).toBeVisible();

  await page.goBack();
  await page.getByRole('button', { name: 'Cancel the rest' }).click();
  await expect(page.getByText('The rest stays as it was.', { exact: false })).toBeVisible();
  await page.goto(`${product.url}/replays`);
  await expect(page.getByRole('row').filter({ hasText: 'PlanFix was down this morning' })).toContainText(
    'Cancelled',
  );
  const told = planfix.received.filter(({ fields }) => isReplayed(fields['callid']));
  expect(told.length).toBeGreaterThan(0);
  expect(new Set(told.map(({ fields }) => fields['callid'])).size).toBe(told.length);
});
