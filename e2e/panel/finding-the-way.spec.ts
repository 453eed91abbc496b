import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { z } from 'zod';
import { expect, test } from '../product/panel-test.ts';
import { signIn } from '../product/sign-in.ts';

const firstLoadLimitKb = 250;
const chunk = z.object({ file: z.string(), imports: z.array(z.string()).default([]) });
const read = (file: URL): string => readFileSync(file, 'utf8');

test('the first load is light: the panel with its first page, and no other', () => {
  const dist = new URL('../../apps/web/dist/', import.meta.url);
  const manifest = z.record(z.string(), chunk).parse(JSON.parse(read(new URL('.vite/manifest.json', dist))));
  const wanted = new Set<string>();
  const want = (name: string): void => {
    const one = manifest[name];
    if (one === undefined || wanted.has(one.file)) return;
    wanted.add(one.file);
    one.imports.forEach(want);
  };
  ['index.html', 'src/features/dashboard/dashboard.page.tsx'].forEach(want);
  const sizes = [...wanted].map((file) => gzipSync(read(new URL(file, dist))).length);
  expect(sizes.length).toBeGreaterThan(3);
  expect(sizes.reduce((sum, size) => sum + size, 0) / 1024).toBeLessThan(firstLoadLimitKb);
});

test('whoever knows what he looks for gets there by the keyboard alone', async ({ page, product }) => {
  await signIn(page, product.url);
  await page.goto(product.url);
  await expect(page.getByRole('heading', { name: 'Dashboard' })).toBeVisible();
  const box = page.getByRole('textbox', { name: 'Search and go' });
  await page.keyboard.press('Control+k');
  await expect(box).toBeFocused();
  await page.keyboard.type('planfix token');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Settings: PlanFix' })).toBeVisible();

  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('/');
  await expect(box).toBeFocused();
  await page.keyboard.type('8 916 123-45-67');
  await expect(page.getByText('Messages to PlanFix with 8 916 123-45-67')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/calls\?phone=/);

  await page.getByRole('button', { name: 'Search and go' }).click();
  await box.fill('no such page');
  await expect(page.getByText('Nothing found.', { exact: false })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(box).toBeHidden();
});
