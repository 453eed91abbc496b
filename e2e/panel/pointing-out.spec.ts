import type { Page } from '@playwright/test';
import { ScriptedAsterisk, freepbxAnswers } from '@planfix-asterisk/testing';
import { admin } from '../product/api-client.ts';
import type { ApiClient } from '../product/api-client.ts';
import { expect, test as lone } from '../product/lone-product.ts';
import { startProduct } from '../product/running-product.ts';
import { signIn } from '../product/sign-in.ts';

/** All settings are the panel's own; the FreePBX has a trunk and a route that look like a phone. */
const test = lone.extend<{ pbx: ScriptedAsterisk }>({
  pbx: async ({}, use) => {
    const answers = freepbxAnswers({
      extensions: [{ extension: '101', name: 'Anna' }],
      trunks: ['carrier', '9120'],
      routes: ['74951234567', '9120', '_7495123460X'],
    });
    const pbx = await ScriptedAsterisk.start({ answers });
    await use(pbx);
    await pbx.stop();
  },
  product: async ({}, use) => {
    const product = await startProduct({ admin });
    await use(product);
    await product.stop();
  },
});

test.describe.configure({ timeout: 120_000 });

const save = (stored: ApiClient, section: string, value: unknown) =>
  stored.put(`/api/settings/${section}`, { value });
const open = async (page: Page, url: string, path: string): Promise<void> => {
  await signIn(page, url);
  await page.goto(`${url}${path}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
};
const employee = (extension: string, name: string) => ({ extension, shortNumber: extension, name });

test('who gets lost calls and is switched off is pointed out, and another one takes them', async ({
  page,
  product,
  stored,
}) => {
  await save(stored, 'employees', [employee('101', 'Anna'), employee('102', 'Boris')]);
  await save(stored, 'lines', [{ number: '74951234567', name: 'Sales', lostCalls: '101' }]);
  await open(page, product.url, '/settings/employees');
  await expect(page.getByRole('row').filter({ hasText: 'Anna' })).toContainText('Sales');
  await page.getByRole('button', { name: 'Remove 101' }).click();
  await expect(page.getByRole('alert')).toContainText(
    'Sales: 101 — Anna is to get them and is not in the list',
  );
  await page.getByRole('combobox', { name: 'Lost calls go to this employee instead' }).click();
  await page.getByRole('option', { name: '102 — Boris' }).click();
  await page.getByRole('button', { name: 'Submit' }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await expect(page.getByRole('alert')).toBeHidden();
  const { settings } = await stored.get<{ settings: { lines: unknown[] } }>('/api/settings');
  expect(settings.lines).toMatchObject([{ number: '74951234567', lostCalls: '102' }]);
});

test('a short number of several employees is pointed out at the field and over the list', async ({
  page,
  product,
  stored,
}) => {
  await save(stored, 'employees', [employee('101', 'Anna')]);
  await open(page, product.url, '/settings/employees');
  await page.getByRole('button', { name: 'Add an employee' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Extension', { exact: true }).fill('102');
  await dialog.getByLabel('Short number', { exact: true }).fill('101');
  await expect(dialog.getByLabel('Short number', { exact: true })).toHaveAccessibleDescription(
    /^101 — Anna has this short number, too/,
  );
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('alert')).toContainText('101: 101 — Anna, 102');
});

test('what looks like a phone is not chosen as a line, and routes left out are named', async ({
  page,
  product,
  stored,
  pbx,
}) => {
  const node = { name: 'main', host: '127.0.0.1', port: pbx.port, username: 'planfix', secret: pbx.secret };
  await save(stored, 'ami', [node]);
  const choice = (name: RegExp) => page.getByRole('dialog').getByRole('checkbox', { name });
  await open(page, product.url, '/settings/lines');
  await page.getByRole('button', { name: 'Import from the PBX' }).click();
  await expect(choice(/^74951234567/)).toBeChecked();
  await expect(choice(/^9120/)).not.toBeChecked();
  await expect(page.getByRole('dialog')).toContainText('looks like an internal number (^\\d{2,5}$)');
  await expect(page.getByRole('dialog').getByRole('status')).toContainText('_7495123460X');

  await page.goto(`${product.url}/settings/trunks`);
  await page.getByRole('button', { name: 'Import from the PBX' }).click();
  await expect(choice(/^carrier/)).toBeChecked();
  await expect(choice(/^9120/)).not.toBeChecked();
  await expect(page.getByRole('dialog').getByRole('status')).toContainText(
    '1 phone of an extension is left out',
  );
});

test('a wrong field out of sight is brought into view, and the bar counts what is wrong', async ({
  page,
  product,
}) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await open(page, product.url, '/settings/general');
  await page.getByLabel('Address from outside', { exact: true }).fill('pbx');
  await page.getByLabel('Trusted proxies', { exact: true }).fill('nowhere\n10.0.0.0/99');
  await page.getByLabel('Trusted proxies', { exact: true }).press('End');
  await page.getByRole('button', { name: 'Submit' }).scrollIntoViewIfNeeded();
  await page.mouse.wheel(0, 5_000);
  await page.getByRole('button', { name: 'Submit' }).click();
  await expect(page.getByText('Not saved: 2 fields are wrong.')).toBeVisible();
  const first = page.getByLabel('Address from outside', { exact: true });
  await expect(first).toBeFocused();
  await expect(first).toBeInViewport();
  await first.fill('https://pbx.example.com');
  await expect(page.getByText('Not saved: 1 field is wrong.')).toBeVisible();
  await page.getByRole('button', { name: 'Submit' }).click();
  // A list, too, takes the cursor.
  await expect(page.getByLabel('Trusted proxies', { exact: true })).toBeFocused();
});

test('what only the server refuses is said in the language of the panel, beside the field', async ({
  page,
  product,
}) => {
  await page.addInitScript(() => localStorage.setItem('planfix-asterisk.language', 'ru'));
  await page.route('**/api/settings/numbers', (route) =>
    route.fulfill({
      status: 400,
      json: {
        code: 'invalid-input',
        message: 'Some settings are not right; see the fields.',
        correlationId: '1',
        fields: { 'numbers.outsidePrefix': 'expected up to five digits' },
        problems: { 'numbers.outsidePrefix': { code: 'not-fitting' } },
      },
    }),
  );
  await open(page, product.url, '/settings/numbers');
  const field = page.getByLabel('Выход на город', { exact: true });
  await field.fill('9');
  await page.getByRole('button', { name: 'Сохранить' }).click();
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByRole('alert')).toContainText('Выход на город: ');
  await expect(page.getByRole('alert')).not.toContainText('expected');
});

test('the audit log names a changed setting as its form does', async ({ page, product, stored }) => {
  const { settings } = await stored.get<{ settings: Record<string, object> }>('/api/settings');
  await save(stored, 'numbers', { ...settings['numbers'], outsidePrefix: '7' });
  await save(stored, 'numbers', { ...settings['numbers'], outsidePrefix: '9' });
  await open(page, product.url, '/audit');
  await page.getByRole('gridcell', { name: 'Numbers: Outside prefix' }).first().click();
  await expect(page.getByRole('dialog')).toContainText('numbers.outsidePrefix');
});
