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
  '/tools/trace',
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
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await expect(page.getByRole('status').filter({ hasText: /^(Loading|Загрузка)/ })).toHaveCount(0);
        await info.attach(`${path} ${locale} ${colorScheme} ${width}`, {
          body: await page.screenshot({ fullPage: true }),
          contentType: 'image/png',
        });
        // The panel has no frames, so axe needs no page of its own to put their results together.
        const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
        expect(
          await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'),
        ).toBe(0);
        expect(amiss.splice(0)).toEqual([]);
      });
    }
  });
}
