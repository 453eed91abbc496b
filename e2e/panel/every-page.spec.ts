import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { readTrace } from '@planfix-asterisk/testing';
import { signIn } from '../product/sign-in.ts';
import { expect, test } from '../product/panel-test.ts';

const pages = [
  '/',
  '/calls',
  '/deliveries',
  '/failed',
  '/replays',
  '/back-fills',
  '/settings/planfix',
  '/settings/ami',
  '/settings/employees',
  '/settings/lines',
  '/settings/trunks',
  '/settings/numbers',
  '/settings/analytics',
  '/settings/recordings',
  '/settings/cdr',
  '/settings/click-to-call',
  '/settings/lookup',
  '/settings/panel',
  '/settings/general',
  '/settings/delivery',
  '/settings/retention',
  '/settings/alerts',
  '/alerts',
  '/tools/doctor',
  '/tools/test-call',
  '/tools/trace',
  '/tools/about',
  '/users',
  '/audit',
  '/me',
  '/setup/planfix',
  '/setup/pbx',
  '/setup/employees',
  '/setup/lines',
  '/setup/recordings',
  '/setup/test',
];
const looks = [
  { locale: 'ru-RU', colorScheme: 'light', width: 1440 },
  { locale: 'ru-RU', colorScheme: 'dark', width: 360 },
  { locale: 'en-US', colorScheme: 'dark', width: 1440 },
  { locale: 'en-US', colorScheme: 'light', width: 3840 },
] as const;

// A trace of each page would take longer than the page; the screenshot says what is wrong.
test.use({ trace: 'off' });

test.beforeAll(async ({ pbx, product }) => {
  expect(product.pid).toBeGreaterThan(0);
  await pbx.playTrace(readTrace('01-inbound-answered'), { speed: 10, run: 11 });
  await pbx.playTrace(readTrace('18-internal'), { speed: 10, run: 12 });
});

for (const { locale, colorScheme, width } of looks) {
  test.describe(`in ${locale}, ${colorScheme}, ${width} px`, () => {
    let page: Page;
    const amiss: string[] = [];
    test.beforeAll(async ({ browser, product }) => {
      page = await browser.newPage({ locale, colorScheme, viewport: { width, height: 900 } });
      page.on('request', (request) => request.url().startsWith(product.url) || amiss.push(request.url()));
      page.on('pageerror', (error) => amiss.push(error.message));
      await signIn(page, product.url);
    });
    test.afterAll(() => page.close());

    for (const path of pages) {
      test(`${path} can be read by everybody, fits the screen and asks nothing of other hosts`, async ({
        product,
      }, info) => {
        await page.goto(product.url + path);
        // Not the page that opens the panel.
        const title = page.getByRole('heading', { level: 1 });
        await expect(title.filter({ hasNotText: /^(PlanFix for|ПланФикс для) Asterisk$/ })).toBeVisible();
        await expect(page.getByRole('status').filter({ hasText: /^(Loading|Загрузка)/ })).toHaveCount(0);
        await info.attach(`${path} ${locale} ${colorScheme} ${width}`, {
          body: await page.screenshot({ fullPage: true }),
          contentType: 'image/png',
        });
        // A page is judged at rest: while a part of it is fetched React may hide the rest for a moment. The panel has no frames,
        // so axe needs no page of its own to put their results together.
        await expect(async () => {
          const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
          expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
        }).toPass({ timeout: 10_000 });
        expect(
          await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'),
        ).toBe(0);
        expect(amiss.splice(0)).toEqual([]);
      });
    }
  });
}
