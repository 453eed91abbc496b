import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTrace, renameNumbers, tracesDirectory } from '@planfix-asterisk/testing';
import { expect, test } from '../product/panel-test.ts';
import { signIn } from '../product/sign-in.ts';

test('a trace is played step by step in the browser, and what cannot be read is named', async ({
  page,
  product,
}) => {
  const recorded = readFileSync(join(tracesDirectory, 'asterisk-16', '18-internal.jsonl'), 'utf8');
  const answered = join(tracesDirectory, 'asterisk-16', '01-inbound-answered.jsonl');
  await signIn(page, product.url);
  await page.goto(`${product.url}/tools/trace`);
  const file = page.locator('input[type=file]');
  await file.setInputFiles(answered);
  await expect(page.getByText('59 events')).toBeVisible();
  await page.getByRole('row', { name: 'Incoming pop-up · 101' }).click();
  const step = page.getByRole('region', { name: /^Step \d+ of/ });
  await expect(step.getByText('→ Incoming pop-up · 101')).toBeVisible();
  await expect(step.getByText('Ringing', { exact: false })).toBeVisible();
  await expect(step.getByText('event: DialBegin')).toBeVisible();
  const before = await step.getByRole('heading').innerText();
  await step.getByRole('button', { name: 'Next step' }).click();
  await expect(step.getByRole('heading')).not.toHaveText(before);

  await file.setInputFiles({
    name: 'broken.jsonl',
    mimeType: '',
    buffer: Buffer.from(`nonsense\n${recorded}`),
  });
  await expect(page.getByText('1 line could not be read')).toBeVisible();
  await expect(page.getByText('Line 1 is no JSON object')).toBeVisible();
  await expect(page.getByText('A call between own extensions')).toBeVisible();
});

test('one call is recorded from the page of an earlier call, and found on its own page', async ({
  page,
  pbx,
  product,
}) => {
  const call = readTrace('01-inbound-answered');
  const pageOf = (run: number) => `${product.url}/calls/1795419200.${run * 1_000_000}`;
  await signIn(page, product.url);
  await pbx.playTrace(call, { speed: 20, run: 5000 });
  await page.goto(pageOf(5000));
  await page.getByRole('link', { name: 'Record the next call with this number…' }).click();
  await expect(page.getByLabel('Only the next call with')).toHaveValue('74957654321');
  await page.getByRole('button', { name: 'Record', exact: true }).click();
  await expect(page.getByText(/^Waiting until .* for a call with 74957654321 on main/)).toBeVisible();
  const other = renameNumbers(call, { '74957654321': '79990000001' });
  await pbx.playTrace(other, { speed: 20, run: 5001 });
  await pbx.playTrace(call, { speed: 20, run: 5002 });
  await expect(page.getByRole('button', { name: /^Play / })).toBeVisible({ timeout: 10_000 });
  await page.goto(pageOf(5001));
  await expect(page.getByRole('link', { name: /^Traffic of the PBX at that time, / })).toBeVisible();
  await page.goto(pageOf(5002));
  await expect(page.getByRole('link', { name: 'Record the next call with this number…' })).toBeHidden();
  await page.getByRole('link', { name: /^Trace of this call, / }).click();
  await expect(page.getByText(/^\d\d events$/)).toBeVisible();
  await expect(page.getByRole('row', { name: 'Incoming pop-up · 101' })).toHaveCount(1);

  await page.getByLabel('Only the next call with').fill('10x');
  await expect(page.getByText('Digits only, two at least', { exact: false })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Record', exact: true })).toBeDisabled();
  await page.getByRole('button', { name: /^Delete / }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByText('Nothing recorded yet.')).toBeVisible();
});

test('an admin records what the PBX says, plays it, and deletes it', async ({ page, pbx, product }) => {
  await signIn(page, product.url);
  await page.goto(`${product.url}/tools/trace`);
  await page.getByRole('button', { name: 'Record', exact: true }).click();
  await expect(page.getByText(/^Recording main until/)).toBeVisible();
  await pbx.playTrace(readTrace('01-inbound-answered'), { speed: 20, run: 4711 });
  await expect(page.getByText(/^\d\d+ events, /)).toBeVisible();
  await page.getByRole('button', { name: 'Stop' }).click();
  await page.getByRole('button', { name: /^Play / }).click();
  await expect(page.getByRole('row', { name: 'Incoming pop-up · 101' })).toBeVisible();
  // A laptop whose network changes says so; the panel's server is reached all the same.
  await page.evaluate("dispatchEvent(new Event('offline'))");
  await page.getByRole('button', { name: /^Delete / }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByText('Nothing recorded yet.')).toBeVisible();
});
