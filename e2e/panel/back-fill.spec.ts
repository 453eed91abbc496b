import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import type { SimulatedPlanfix } from '@planfix-asterisk/testing';
import { admin } from '../product/api-client.ts';
import { employees, withPlanfix } from '../product/house-parts.ts';
import { startProduct } from '../product/running-product.ts';
import type { RunningProduct } from '../product/running-product.ts';
import { signIn } from '../product/sign-in.ts';

const calls = 80;

/** A product whose PBX does not answer at the moment, and the file of records that the PBX has written. */
const test = base.extend<{ planfix: SimulatedPlanfix; product: RunningProduct; file: string }>({
  planfix: async ({}, use) => withPlanfix(use),
  product: async ({ planfix }, use) => {
    const product = await startProduct({
      planfix: { url: planfix.url, token: 'planfix-token-of-the-tests' },
      admin,
      ami: [{ name: 'main', host: '127.0.0.1', port: 1, username: 'planfix', secret: 'x' }],
      employees: employees('101'),
      trunks: ['carrier-1'],
    });
    await use(product);
    await product.stop();
  },
  file: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'planfix-records-'));
    const file = join(folder, 'Master.csv');
    await writeFile(file, Array.from({ length: calls }, (_, number) => recordOf(number)).join(''));
    await use(file);
    await rm(folder, { recursive: true });
  },
});

/** One call a minute, each missed by 101. */
function recordOf(number: number): string {
  const born = Math.floor(Date.now() / 60_000) * 60 - (number + 5) * 60;
  const local = (second: number): string =>
    new Date(second * 1_000).toISOString().slice(0, 19).replace('T', ' ');
  const id = `${born}.${number}`;
  const channels = `"PJSIP/carrier-1-${number}","PJSIP/101-${number}"`;
  const times = `"${local(born)}",,"${local(born + 9)}",9,0`;
  return `"","7495765${1000 + number}","101","from-trunk","",${channels},"Dial","PJSIP/101,15",${times},"NO ANSWER","DOCUMENTATION","${id}","","${id}",1\n`;
}

test('an admin tries the call records, counts the calls nobody heard, tells PlanFix of them, and sees what became of it', async ({
  page,
  planfix,
  product,
  file,
}) => {
  await signIn(page, product.url);
  // Without records there is nothing to count.
  await page.goto(`${product.url}/back-fills`);
  await expect(page.getByText('No gap has been filled yet')).toBeVisible();
  await page.getByRole('button', { name: 'Count the calls' }).click();
  await expect(page.getByRole('alert')).toContainText('No call records are set up.');

  await page.goto(`${product.url}/settings/cdr`);
  const address = page.getByLabel('Database or file', { exact: true });
  const tryIt = page.getByRole('button', { name: 'Test the connection' });
  await address.fill(`${file.slice(0, -'Master.csv'.length)}Nobody.csv`);
  await tryIt.click();
  await expect(page.getByRole('alert')).toContainText('The file is not there');
  await address.fill(file);
  await tryIt.click();
  const found = page.getByRole('status').filter({ hasText: 'Master.csv of Asterisk' });
  await expect(found).toContainText('The newest record began at');
  await expect(found).toContainText('Its times are in UTC');
  await page.getByRole('button', { name: 'Submit' }).click();
  await expect(page.getByText('Not saved yet')).toBeHidden();

  await page.goto(`${product.url}/back-fills`);
  await page.getByRole('button', { name: 'Count the calls' }).click();
  await expect(page.getByText(`PlanFix would be told of: ${calls}`)).toBeVisible();
  await expect(page.getByText('Not started')).toBeVisible();
  await page.getByRole('link', { name: 'All of them' }).click();
  await expect(page.getByRole('row').filter({ hasText: 'Not started' })).toContainText(
    `0 (${calls} counted)`,
  );
  await page.goBack();
  expect(planfix.received.filter(({ fields }) => fields['cmd'] === 'event')).toEqual([]);

  // Ten a second, as the setting says: there is time to pause.
  await page.getByRole('button', { name: `Tell of ${calls} calls` }).click();
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByText('No more calls are told until it is resumed.')).toBeVisible();
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(page.getByText('It goes on by itself', { exact: false })).toBeVisible();
  await product.kill();
  await product.startAgain();
  await expect(page.getByText(`Told now: ${calls}`)).toBeVisible();
  await expect(page.getByText('Second look to come')).toBeVisible();
  const told = () => planfix.received.filter(({ fields }) => fields['event'] === 'COMPLETED');
  // Only a message that was on its way when the product was killed may come again.
  await expect.poll(() => new Set(told().map(({ fields }) => fields['callid'])).size).toBe(calls);
  expect(told().length).toBeLessThan(calls + 5);

  await page.getByRole('link', { name: 'All of them' }).click();
  await expect(page.getByRole('row').filter({ hasText: 'Second look to come' })).toContainText(String(calls));
  await page.getByRole('button', { name: 'Count the calls' }).click();
  await expect(page.getByText(`Known before: ${calls}`)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Tell of' })).toBeHidden();
});
