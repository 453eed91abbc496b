import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { admin } from '../product/api-client.ts';
import type { ApiClient } from '../product/api-client.ts';
import { expect, test } from '../product/lone-product.ts';
import type { RunningProduct } from '../product/running-product.ts';
import { signIn } from '../product/sign-in.ts';

test.describe.configure({ timeout: 240_000 });

async function open(page: Page, product: RunningProduct, section: string): Promise<void> {
  await signIn(page, product.url);
  await page.goto(`${product.url}/settings/${section}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

async function submit(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(Submit|Apply)$/ }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
}

const sectionOf = async (stored: ApiClient, section: string): Promise<unknown> =>
  (await stored.get<{ settings: Record<string, unknown> }>('/api/settings')).settings[section];

interface PageCase {
  readonly section: string;
  readonly page: string;
  readonly fill: (page: Page) => Promise<void>;
  readonly becomes: unknown;
}

const fill = (label: string, text: string) => (page: Page) =>
  page.getByLabel(label, { exact: true }).fill(text);
const add = (button: string, fields: Record<string, string>) => async (page: Page) => {
  await page.getByRole('button', { name: button }).click();
  const dialog = page.getByRole('dialog', { name: button });
  for (const [label, text] of Object.entries(fields))
    await dialog.getByLabel(label, { exact: true }).fill(text);
  await dialog.getByRole('button', { name: 'Done' }).click();
};

const cases: readonly PageCase[] = [
  {
    section: 'planfix',
    page: 'planfix',
    fill: async (page) => {
      await fill('Address for requests', 'https://a.planfix.ru/tel/api')(page);
      await fill('PlanFix token', 'secret-token')(page);
    },
    becomes: { url: 'https://a.planfix.ru/tel/api', token: '••••••••' },
  },
  {
    section: 'ami',
    page: 'ami',
    fill: add('Add a PBX node', { Host: '192.0.2.1', Secret: 'secret' }),
    becomes: [
      {
        name: 'main',
        host: '192.0.2.1',
        port: 5038,
        username: 'planfix',
        secret: '••••••••',
        tls: false,
        transport: 'native',
      },
    ],
  },
  {
    section: 'employees',
    page: 'employees',
    fill: add('Add an employee', { Extension: '101', 'Short number': '7101', Name: 'Анна' }),
    becomes: [{ extension: '101', shortNumber: '7101', name: 'Анна', enabled: true }],
  },
  {
    section: 'trunks',
    page: 'trunks',
    fill: add('Add a trunk', { Endpoint: 'megafon' }),
    becomes: ['megafon'],
  },
  {
    section: 'numbers',
    page: 'numbers',
    fill: fill('Outside prefix', '9'),
    becomes: { country: 'RU', internal: '^\\d{2,5}$', outsidePrefix: '9', anonymousAs: '' },
  },
  {
    section: 'analytics',
    page: 'analytics',
    fill: add('Add a field', { Field: 'queue', Value: '{queue}' }),
    becomes: { queue: '{queue}' },
  },
  {
    section: 'cdr',
    page: 'cdr',
    fill: fill('Database or file', 'mysql://reader:password@127.0.0.1/asteriskcdrdb'),
    becomes: { url: '••••••••' },
  },
  {
    section: 'publicUrl',
    page: 'general',
    fill: fill('Address from outside', 'https://pbx.example.com'),
    becomes: 'https://pbx.example.com',
  },
];

for (const { section, page: name, fill: fillIn, becomes } of cases) {
  test(`${section} is changed, put back, changed and stored`, async ({ page, product, stored }) => {
    const before = await sectionOf(stored, section);
    await open(page, product, name);
    await fillIn(page);
    await expect(page.getByText('Not saved yet')).toBeVisible();
    await page.getByRole('button', { name: 'Reset' }).click();
    await expect(page.getByText('Not saved yet')).toBeHidden();
    expect(await sectionOf(stored, section)).toEqual(before);
    await fillIn(page);
    await submit(page);
    expect(await sectionOf(stored, section)).toEqual(becomes);
    await page.reload();
    await expect(page.getByText('Not saved yet')).toBeHidden();
  });
}

test('what the instance file sets is shown, with the file, and cannot be changed', async ({
  page,
  product,
}) => {
  await open(page, product, 'lines');
  await expect(page.getByText('Set by the instance file')).toBeVisible();
  await expect(page.getByText('instance.yaml')).toBeVisible();
  await expect(page.getByRole('gridcell', { name: '74950000000' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Add a line' })).toBeHidden();
  await expect(page.getByRole('button', { name: 'Submit' })).toBeHidden();
});

test('leaving with unsaved changes asks, and staying keeps them', async ({ page, product }) => {
  await open(page, product, 'numbers');
  await page.getByLabel('Country', { exact: true }).fill('kaz');
  await page.getByRole('option', { name: 'Kazakhstan (KZ)' }).click();
  await page.getByRole('tab', { name: 'Trunks' }).click();
  await page.getByRole('button', { name: 'Stay' }).click();
  await expect(page.getByLabel('Country', { exact: true })).toHaveValue('Kazakhstan (KZ)');
  await page.getByRole('tab', { name: 'Trunks' }).click();
  await page.getByRole('button', { name: 'Leave without saving' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Settings: Trunks' })).toBeVisible();
});

test('the tester says what PlanFix will see, by the rules in the form', async ({ page, product }) => {
  await open(page, product, 'numbers');
  await page.getByLabel('Number', { exact: true }).fill('9-8 916 123-45-67');
  const answer = page.getByRole('status', { name: 'What PlanFix sees' });
  await expect(answer).toContainText('989161234567');
  await page.getByLabel('Outside prefix', { exact: true }).fill('9');
  await expect(answer).toContainText('79161234567');
});

test('a change that opens a connection anew says so before', async ({ page, product }) => {
  await open(page, product, 'ami');
  await add('Add a PBX node', { Host: '127.0.0.1', Port: '1', Secret: 'secret' })(page);
  await submit(page);
  await page.getByRole('button', { name: 'Edit main' }).click();
  const dialog = page.getByRole('dialog', { name: 'Edit main' });
  await dialog.getByLabel('Port', { exact: true }).fill('2');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByText('The connection is opened anew now: main.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Apply', exact: true })).toBeVisible();
});

test('a list goes out as CSV and comes back as it was, with a preview and each wrong line named', async ({
  page,
  product,
  stored,
}, info) => {
  await open(page, product, 'employees');
  const header = 'Extension;Short number;Name;Tell PlanFix';
  const lines = ['101;101;"Анна; Петрова";yes', '102;7102;Boris;no', '1 3;103;Vera;yes', '102;102;Twice;yes'];
  await takeCsv(page, `${header}\r\n${lines.join('\r\n')}\r\n`);
  const dialog = page.getByRole('dialog', { name: 'Take over a CSV file' });
  await expect(dialog.getByRole('status')).toHaveText('2 new · 0 changed · 0 unchanged · 2 wrong lines');
  await expect(dialog.getByRole('alert')).toContainText('Line 4: Extension “1 3”');
  await expect(dialog.getByRole('alert')).toContainText('Line 5: the same as an earlier line');
  await dialog.getByRole('button', { name: 'Take over 2 changes' }).click();
  await submit(page);
  const list = [
    { extension: '101', shortNumber: '101', name: 'Анна; Петрова', enabled: true },
    { extension: '102', shortNumber: '7102', name: 'Boris', enabled: false },
  ];
  expect(await sectionOf(stored, 'employees')).toEqual(list);

  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'CSV' }).click();
  await page.getByRole('menuitem', { name: 'Download as CSV' }).click();
  const file = info.outputPath('employees.csv');
  await (await downloading).saveAs(file);
  await takeCsv(page, await readFile(file, 'utf8'));
  await expect(dialog.getByRole('status')).toHaveText('0 new · 0 changed · 2 unchanged · 0 wrong lines');
});

async function takeCsv(page: Page, text: string): Promise<void> {
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'CSV' }).click();
  await page.getByRole('menuitem', { name: 'Take over a CSV file…' }).click();
  const file = { name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
  await (await choosing).setFiles(file);
}

test('five thousand employees are marked, changed at once, removed, brought back and saved', async ({
  page,
  product,
  stored,
}) => {
  await open(page, product, 'employees');
  const many = Array.from({ length: 5_000 }, (_, at) => `${10_000 + at},${10_000 + at},Employee ${at},yes`);
  await takeCsv(page, `extension,shortNumber,name,enabled\n${many.join('\n')}\n`);
  await page.getByRole('button', { name: 'Take over 5000 changes' }).click();
  const grid = page.getByRole('grid', { name: 'Employees' });
  await expect(grid.getByRole('row').nth(1)).toBeVisible();
  expect(await grid.getByRole('row').count()).toBeLessThan(100);
  await page.getByLabel('Search in the list').fill('Employee 499');
  await grid.getByRole('columnheader').getByRole('checkbox').check();
  await expect(page.getByText('11 marked')).toBeVisible();
  const tellNot = page.getByRole('button', { name: 'Do not tell PlanFix' });
  await tellNot.click();
  await expect(page.getByText('11 entries were changed in the list.')).toBeVisible();
  const switchedOff = grid.getByRole('gridcell', { name: 'No', exact: true });
  await expect(switchedOff).toHaveCount(11);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(switchedOff).toHaveCount(0);
  await tellNot.click();
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(page.getByText('11 entries were removed from the list.')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await submit(page);
  const saved = (await sectionOf(stored, 'employees')) as { name: string; enabled: boolean }[];
  expect(saved).toHaveLength(5_000);
  expect(saved.filter(({ enabled }) => !enabled)).toHaveLength(11);
});

test('a session that ends and a server that is away lose nothing of a form', async ({ page, product }) => {
  await open(page, product, 'numbers');
  await page.getByLabel('Outside prefix', { exact: true }).fill('7');
  await page.route('**/api/settings/**', (route) => route.abort());
  await page.getByRole('button', { name: 'Submit' }).click();
  await expect(page.getByRole('alert')).toContainText('The settings were not saved');
  await page.unroute('**/api/settings/**');
  await page.context().clearCookies();
  await page.getByRole('button', { name: 'Submit' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Password').fill(admin.password);
  await dialog.getByRole('button', { name: 'Log in' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByLabel('Outside prefix', { exact: true })).toHaveValue('7');
  await submit(page);
});
