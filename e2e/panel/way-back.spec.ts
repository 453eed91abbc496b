import { expect, test } from '../product/panel-test.ts';
import { signIn } from '../product/sign-in.ts';

test.describe.configure({ timeout: 60_000 });

test('an admin says how numbers are dialled, sees it before saving, and has a call made', async ({
  page,
  pbx,
  product,
}) => {
  await signIn(page, product.url);
  await page.goto(`${product.url}/settings/click-to-call`);
  const field = (label: string) => page.getByLabel(label, { exact: true });
  const answer = page.getByRole('status', { name: 'What the PBX would dial' });
  await field('Dial own country as').fill('8{national}');
  await field('Forbidden numbers').fill('^\\+?7809');
  await field('Try a number').fill('+7 916 123-45-67');
  await expect(answer).toHaveText('89161234567 is what the PBX would be told to dial');
  await field('Try a number').fill('+7 809 123-45-67');
  await expect(answer).toHaveText('Forbidden: fits one of the forbidden numbers.');
  await field('Forbidden numbers').fill('[');
  await expect(answer).toHaveText('Correct the rules first.');
  await page.getByRole('button', { name: 'Submit' }).click();
  await expect(page.getByText('Regular expressions, one a line, 50 at most')).toBeVisible();
  await field('Forbidden numbers').fill('^\\+?7809\n\n');
  await page.getByRole('button', { name: 'Submit' }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await expect(field('Forbidden numbers')).toHaveValue('^\\+?7809');

  await page.getByRole('combobox', { name: 'Employee', exact: true }).click();
  await page.getByRole('option', { name: '101 — Employee 101' }).click();
  await field('Number to call').fill('+7 916 123-45-67');
  await page.getByRole('button', { name: 'Call now' }).click();
  await expect(page.getByText('The PBX took the call')).toBeVisible();
  expect(pbx.received('Originate').at(-1)?.header('Exten')).toBe('89161234567');
});

test('the values to paste into the PBX carry the key, and a new key ends the former', async ({
  page,
  product,
}) => {
  await signIn(page, product.url);
  await page.goto(`${product.url}/settings/lookup`);
  const key = page.getByLabel('Key of the look-ups', { exact: true });
  await page.getByRole('button', { name: 'Make a key' }).click();
  await expect(key).toHaveValue(/^[\w-]{32}$/);
  const first = await key.inputValue();
  await expect(page.getByLabel('Query', { exact: true })).toHaveValue(
    `key=${first}&number=[NUMBER]&name=[NAME]`,
  );
  const asked = (used: string) =>
    page.request.get(`${product.url}/lookup/name?key=${used}&number=84957650903`);
  expect(await (await asked(first)).text()).toBe('Анна Петрова');

  await page.getByText('Names in Latin letters').locator('xpath=../..').getByText('Yes').click();
  await page.getByRole('button', { name: 'Submit' }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await page.getByLabel('Caller’s number', { exact: true }).fill('84957650903');
  await page.keyboard.press('Enter');
  await expect(page.getByText('The phone shows: Anna Petrova')).toBeVisible();
  await expect(page.getByText('The call goes to extension 105.')).toBeVisible();

  await page.getByRole('button', { name: 'New key' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'New key' }).click();
  await expect(key).not.toHaveValue(first);
  const { status, text } = await asked(first).then(async (answer) => ({
    status: answer.status(),
    text: await answer.text(),
  }));
  expect({ status, text }).toEqual({ status: 401, text: '84957650903' });
});
