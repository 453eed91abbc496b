import { readTrace } from '@planfix-asterisk/testing';
import type { ReceivedRequest } from '@planfix-asterisk/testing';
import { signIn } from '../product/sign-in.ts';
import { expect, test } from '../product/panel-test.ts';

test('a message that PlanFix refuses is seen, understood, sent again and delivered', async ({
  page,
  pbx,
  planfix,
  product,
}) => {
  planfix.fail({ status: 400, when: (fields) => fields['event'] === 'COMPLETED' });
  await signIn(page, product.url);
  // Others have used this house before.
  const failedSinceNow = `${product.url}/deliveries?state=failed&from=${Date.now()}`;
  await page.goto(failedSinceNow);
  await expect(page.getByText('No message fits the filters')).toBeVisible();

  await pbx.playTrace(readTrace('02-inbound-caller-gives-up'), { speed: 4, run: 1 });

  // It appears by itself, with its cause in words.
  const failed = page.getByRole('row').filter({ hasText: '74957654321' });
  await expect(failed).toContainText('Failed');
  await failed.getByRole('link').first().click();
  await expect(page.getByText('PlanFix does not have this message')).toBeVisible();

  planfix.recover();
  await page.getByRole('button', { name: 'Send again', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Send this message again' });
  await dialog.getByRole('button', { name: 'Send again' }).click();
  await expect(dialog.getByText('Fill this in')).toBeVisible();
  await dialog.getByLabel('Why').fill('PlanFix was mended');
  await dialog.getByRole('button', { name: 'Send again' }).click();

  await expect(page.getByText('The message is on its way')).toBeVisible();
  await planfix.whenReceived((received) =>
    received.some(({ fields, status }) => fields['status'] === 'Missed' && status === 200),
  );
  await expect(page.getByText('PlanFix was mended')).toBeVisible();
  await page.goto(failedSinceNow);
  await expect(page.getByText('No message fits the filters')).toBeVisible();
});

test('while PlanFix is overloaded nothing is lost, and the dashboard says so until it is well again', async ({
  page,
  pbx,
  planfix,
  product,
}) => {
  const before = missedTaken(planfix.received);
  planfix.fail({ status: 503 });
  await signIn(page, product.url);
  await page.goto(product.url);
  await pbx.playTrace(readTrace('04-inbound-busy'), { speed: 1, run: 2 });
  await expect(page.getByText('Does not take messages')).toBeVisible();
  planfix.recover();
  await planfix.whenReceived((received) => missedTaken(received) > before, 30_000);
  await expect(page.getByText('Takes messages')).toBeVisible({ timeout: 30_000 });
});

function missedTaken(received: readonly ReceivedRequest[]): number {
  return received.filter(({ fields, status }) => fields['status'] === 'Missed' && status === 200).length;
}

test('a refused token is said wherever a message is looked for, until it is right', async ({
  page,
  pbx,
  planfix,
  product,
}) => {
  const paused = page.getByText('Paused: PlanFix does not accept the token');
  planfix.fail({ status: 401 });
  await signIn(page, product.url);
  await pbx.playTrace(readTrace('04-inbound-busy'), { speed: 1, run: 3 });
  await page.goto(`${product.url}/failed`);
  await expect(paused).toBeVisible();
  await page.goto(`${product.url}/deliveries?state=waiting`);
  // The pop-ups of the call are given up when it is over; its result waits on.
  const result = page.getByRole('row', { name: /Result of the call .* waits: PlanFix refuses the token/ });
  await result.getByRole('link').first().click();
  await expect(paused).toBeVisible();
  planfix.recover();
  await expect(paused).toBeHidden({ timeout: 60_000 });
});
