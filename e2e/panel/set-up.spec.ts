import { SimulatedPlanfix, ScriptedAsterisk, freepbxAnswers, readTrace } from '@planfix-asterisk/testing';
import { test as base } from '@playwright/test';
import { setupCodeOf, startProduct } from '../product/running-product.ts';
import type { RunningProduct } from '../product/running-product.ts';
import { WizardWalk } from '../product/wizard-walk.ts';
import type { Notes } from '../product/wizard-walk.ts';

const token = 'planfix-token-of-the-tests';
const publicUrl = 'https://pbx.example.com';

interface NewHouse {
  readonly pbx: ScriptedAsterisk;
  readonly planfix: SimulatedPlanfix;
  readonly product: RunningProduct;
  readonly notes: Notes;
}

/** A product that nobody has set up yet, beside a FreePBX and a PlanFix. A house for each test. */
const test = base.extend<NewHouse>({
  pbx: async ({}, use) => {
    const site = {
      extensions: [
        { extension: '101', name: 'Анна Петрова' },
        { extension: '102', name: 'Boris' },
      ],
      trunks: ['carrier-1'],
      routes: ['74951234567'],
    };
    const pbx = await ScriptedAsterisk.start({ answers: freepbxAnswers(site) });
    await use(pbx);
    await pbx.stop();
  },
  planfix: async ({}, use) => {
    const planfix = new SimulatedPlanfix({ token, pbx: { token: '', url: '' } });
    await planfix.start();
    await use(planfix);
    await planfix.stop();
  },
  product: async ({}, use) => {
    const product = await startProduct({});
    await use(product);
    await product.stop();
  },
  notes: async ({ pbx, planfix, product }, use) => {
    await use({
      setupCode: setupCodeOf(product),
      planfix: { url: planfix.url, token },
      pbx: { port: pbx.port, secret: pbx.secret },
      publicUrl,
    });
  },
});
const { expect } = test;

test.describe.configure({ timeout: 240_000 });

test('a new house is set up from nothing to a call in PlanFix', async ({
  page,
  pbx,
  planfix,
  product,
  notes,
}) => {
  const walk = new WizardWalk(page);
  await walk.begin(product.url, notes);

  const key = await walk.planfix(notes);
  expect(key).toMatch(/^\w{32}$/);
  await page.getByRole('button', { name: 'Check with PlanFix' }).click();
  await expect(page.getByText('PBX address: PlanFix has none.')).toBeVisible();
  // The admin enters both at PlanFix.
  planfix.storePbx({ token: key, url: `${publicUrl}/planfix` });
  await page.getByRole('button', { name: 'Check with PlanFix' }).click();
  await expect(page.getByText('Both sides agree.')).toBeVisible();
  await walk.goOn();

  await walk.isAt('PBX');
  await walk.pbx(notes);
  await expect(page.getByText('write reporting: present')).toBeVisible();
  await walk.goOn();

  await walk.isAt('Employees');
  await walk.importAll();
  await expect(page.getByRole('row').filter({ hasText: 'Анна Петрова' })).toContainText('101');
  await walk.goOn();

  await walk.isAt('Lines');
  await walk.importAll();
  await expect(page.getByRole('gridcell', { name: '74951234567', exact: true })).toBeVisible();
  await walk.goOn();

  await walk.isAt('Recordings');
  await page.getByRole('button', { name: 'Skip' }).click();

  await walk.isAt('Live test');
  await expect(page.getByText('Call in from your mobile now')).toBeVisible();
  await pbx.playTrace(readTrace('01-inbound-answered'), { speed: 4, run: 1 });
  const checks = page.getByRole('list', { name: 'What has happened so far' });
  await expect(checks.getByRole('listitem').filter({ hasText: 'PlanFix took the result' })).toContainText(
    'All is well.',
  );
  await expect(page.getByText('Everything works')).toBeVisible();
  await page.getByRole('button', { name: 'Finish' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Dashboard' })).toBeVisible();
  await expect(page.getByText('The set-up is not finished')).toBeHidden();
  expect(planfix.violations).toEqual([]);
});

test('the set-up goes on where it was left, in another browser too, and reminds until it is dismissed', async ({
  page,
  browser,
  product,
  notes,
}) => {
  const walk = new WizardWalk(page);
  await walk.begin(product.url, notes);
  await walk.planfix(notes);
  await walk.goOn();
  await walk.isAt('PBX');

  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  await other.goto(product.url);
  await other.getByLabel('Name').fill('admin');
  await other.getByLabel('Password').fill('a-long-password-for-tests');
  await other.getByRole('button', { name: 'Log in' }).click();
  await expect(other.getByText('The set-up is not finished')).toBeVisible();
  await other.getByRole('link', { name: 'Go on with the set-up' }).click();
  await expect(other.getByRole('heading', { level: 2, name: 'PBX', exact: true })).toBeVisible();
  await other.goto(product.url);
  await other.getByRole('button', { name: 'Do not remind me' }).click();
  await expect(other.getByText('The set-up is not finished')).toBeHidden();
  await elsewhere.close();
});

test('what is wrong is said in words, with the next step', async ({ page, pbx, product, notes }) => {
  const walk = new WizardWalk(page);
  await walk.begin(product.url, notes);
  await walk.planfix({ ...notes, planfix: { ...notes.planfix, token: 'wrong' } });
  await page.getByRole('button', { name: 'Check with PlanFix' }).click();
  await expect(page.getByRole('alert')).toContainText('does not accept the token');
  await page.getByRole('button', { name: 'Skip' }).click();
  await page.getByRole('button', { name: 'Leave without saving' }).click();

  await walk.isAt('PBX');
  await page.getByLabel('Port', { exact: true }).fill(String(pbx.port));
  await page.getByLabel('Secret', { exact: true }).fill('wrong');
  await page.getByRole('button', { name: 'Check the PBX' }).click();
  await expect(page.getByRole('alert')).toContainText('does not accept the user name or the secret');
});
