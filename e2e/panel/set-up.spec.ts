import { SimulatedPlanfix, ScriptedAsterisk, freepbxAnswers, readTrace } from '@planfix-asterisk/testing';
import { test as base } from '@playwright/test';
import { ApiClient } from '../product/api-client.ts';
import { setupCodeOf, startProduct } from '../product/running-product.ts';
import type { RunningProduct } from '../product/running-product.ts';
import { WizardWalk } from '../product/wizard-walk.ts';
import type { Notes } from '../product/wizard-walk.ts';

const token = 'planfix-token-of-the-tests';
const publicUrl = 'https://pbx.example.com';

interface NewHouse {
  /** What its instance file sets. */
  readonly instance: object;
  readonly pbx: ScriptedAsterisk;
  readonly planfix: SimulatedPlanfix;
  readonly product: RunningProduct;
  readonly notes: Notes;
}

/** A product that nobody has set up yet, beside a FreePBX and a PlanFix. A house for each test. */
const test = base.extend<NewHouse>({
  instance: [{}, { option: true }],
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
  product: async ({ instance }, use) => {
    const product = await startProduct(instance);
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
test.use({ timezoneId: 'Asia/Almaty' });

test('a new house is set up from nothing to a call in PlanFix', async ({
  page,
  pbx,
  planfix,
  product,
  notes,
}) => {
  const walk = new WizardWalk(page);
  const checked: string[] = [];
  page.on('request', (request) => {
    if (/\/(planfix|pbx)\/check$/.test(request.url())) checked.push(new URL(request.url()).pathname);
  });
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
  // What was tried with the same values is not tried again.
  expect(checked).toEqual(['/api/planfix/check', '/api/planfix/check', '/api/pbx/check']);
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

test('what does not pass its check is saved on purpose only, and stays marked until it does', async ({
  page,
  product,
  notes,
}) => {
  const walk = new WizardWalk(page);
  await walk.begin(product.url, notes);
  await walk.planfix({ ...notes, planfix: { ...notes.planfix, token: 'wrong' } });
  await walk.goOn();
  await expect(page.getByRole('alert')).toContainText('does not accept the token');
  await expect(page.getByRole('alert')).toBeInViewport();
  await page.getByRole('button', { name: 'Save anyway and go on' }).click();
  await walk.isAt('PBX');
  await page.reload();
  await expect(walk.step('PlanFix')).toContainText('needs attention');

  await walk.step('PlanFix').click();
  await expect(page.getByText('This step needs attention')).toBeVisible();
  await page.getByLabel('PlanFix token', { exact: true }).fill(notes.planfix.token);
  // Enter does what the button does.
  await page.keyboard.press('Enter');
  await walk.isAt('PBX');
  await expect(walk.step('PlanFix')).toContainText('done');
});

test('the PBX step asks where the PBX is, and keeps the secret it made up until that is saved', async ({
  page,
  pbx,
  product,
  notes,
}) => {
  const walk = new WizardWalk(page);
  await walk.begin(product.url, notes);
  await page.getByRole('button', { name: 'Skip' }).click();
  await walk.isAt('PBX');
  const secret = page.getByLabel('Secret', { exact: true });
  const made = await secret.inputValue();
  expect(made).toMatch(/^\w{32}$/);
  await page.reload();
  await expect(secret).toHaveValue(made);
  await expect(page.getByLabel('Country', { exact: true })).toHaveValue(/\(KZ\)$/);
  await expect(page.getByLabel('Time zone', { exact: true })).toHaveValue(/^Asia\/Almaty/);

  await page.getByLabel('Port', { exact: true }).fill('1');
  await walk.goOn();
  await expect(page.getByRole('alert')).toContainText('The connection was refused');
  await page.getByLabel('Port', { exact: true }).fill(String(pbx.port));
  await walk.goOn();
  await expect(page.getByRole('alert')).toContainText('does not accept the user name or the secret');
  pbx.secret = made;
  await page.getByRole('button', { name: 'Check the PBX' }).click();
  await walk.goOn();
  await walk.isAt('Employees');
  await expect(walk.step('PBX')).toContainText('done');
  await walk.step('PBX').click();
  await expect(page.getByLabel('Time zone', { exact: true })).toHaveValue(/^Asia\/Almaty/);
  expect(await page.evaluate("sessionStorage.getItem('planfix-asterisk.unsaved-secret.ami')")).toBeNull();
});

test('several PBXs are all tried when their list is saved', async ({ page, pbx, product, notes }) => {
  const walk = new WizardWalk(page);
  await walk.begin(product.url, notes);
  const api = await new ApiClient(product.url).signIn();
  const node = { host: '127.0.0.1', username: 'planfix', secret: pbx.secret };
  const second = { ...node, name: 'second', port: 1 };
  await api.put('/api/settings/ami', { value: [{ ...node, name: 'main', port: pbx.port }, second] });
  await page.goto(`${product.url}/setup/pbx`);
  await page.getByRole('button', { name: 'Edit second' }).click();
  const dialog = page.getByRole('dialog', { name: 'Edit second' });
  await dialog.getByLabel('Manager user', { exact: true }).fill('another');
  await dialog.getByLabel('Secret', { exact: true }).fill('of-another');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await walk.goOn();
  await expect(page.getByRole('alert')).toHaveCount(1);
  await expect(page.getByRole('alert')).toContainText('second: No log-in at 127.0.0.1:1');
  await page.getByRole('button', { name: 'Save anyway and go on' }).click();
  await walk.isAt('Employees');
  await expect(walk.step('PBX')).toContainText('needs attention');
});

test('the recordings step says that PlanFix needs an address, and takes no folder that is missing', async ({
  page,
  product,
  notes,
}) => {
  const walk = new WizardWalk(page);
  await walk.begin(product.url, notes);
  await page.goto(`${product.url}/setup/recordings`);
  await expect(page.getByText('PlanFix cannot fetch recordings yet')).toBeVisible();
  await page.getByLabel('Address from outside', { exact: true }).fill(publicUrl);
  await expect(page.getByText('PlanFix cannot fetch recordings yet')).toBeHidden();
  await page.getByLabel('Folder', { exact: true }).fill('/no/such/folder');
  await walk.goOn();
  await expect(page.getByRole('alert')).toContainText('The folder of the recordings is not there');
  await page.getByRole('button', { name: 'Save anyway and go on' }).click();
  await walk.isAt('Live test');
  await expect(walk.step('Recordings')).toContainText('needs attention');
  await page.goto(`${product.url}/settings/general`);
  await expect(page.getByLabel('Address from outside', { exact: true })).toHaveValue(publicUrl);
});

test.describe('what the instance file sets', () => {
  const timeZone = 'Europe/Minsk';
  test.use({ instance: { publicUrl, numbers: { country: 'BY' }, panel: { timeZone } } });

  test('is shown locked in the steps, and hinders none to save the rest', async ({
    page,
    product,
    notes,
  }) => {
    const walk = new WizardWalk(page);
    await walk.begin(product.url, notes);
    await page.goto(`${product.url}/setup/recordings`);
    await expect(page.getByLabel('Address from outside', { exact: true })).toHaveValue(publicUrl);
    await expect(page.getByRole('img', { name: /^Set by the instance file/ })).toBeVisible();
    await walk.step('PBX').click();
    await expect(page.getByLabel('Country', { exact: true })).not.toBeEditable();
    await expect(page.getByLabel('Country', { exact: true })).toHaveValue('Belarus (BY)');
    await expect(page.getByLabel('Time zone', { exact: true })).toHaveValue(new RegExp(`^${timeZone}`));
    await page.getByLabel('Port', { exact: true }).fill(String(notes.pbx.port));
    await page.getByLabel('Secret', { exact: true }).fill(notes.pbx.secret);
    await walk.goOn();
    await walk.isAt('Employees');
  });
});
