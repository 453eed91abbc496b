import { AxeBuilder } from '@axe-core/playwright';
import { readTrace } from '@planfix-asterisk/testing';
import { signIn } from '../product/sign-in.ts';
import { expect, test } from '../product/panel-test.ts';

const pages = [
  '/',
  '/calls',
  '/deliveries',
  '/failed',
  '/replays',
  '/settings/planfix',
  '/settings/ami',
  '/settings/employees',
  '/settings/lines',
  '/settings/trunks',
  '/settings/numbers',
  '/settings/analytics',
  '/settings/recordings',
  '/settings/cdr',
  '/settings/general',
  '/settings/delivery',
  '/settings/retention',
  '/settings/alerts',
  '/alerts',
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
  { locale: 'en-US', colorScheme: 'light', width: 360 },
] as const;

test.beforeAll(async ({ pbx, product }) => {
  expect(product.pid).toBeGreaterThan(0);
  await pbx.playTrace(readTrace('01-inbound-answered'), { speed: 10, run: 11 });
  await pbx.playTrace(readTrace('18-internal'), { speed: 10, run: 12 });
});

for (const { locale, colorScheme, width } of looks) {
  test.describe(`in ${locale}, ${colorScheme}, ${width} px`, () => {
    test.use({ locale, colorScheme, viewport: { width, height: 900 } });
    for (const path of pages) {
      test(`${path} can be read by everybody, fits the screen and asks nothing of other hosts`, async ({
        page,
        product,
      }, info) => {
        const strangers: string[] = [];
        const errors: string[] = [];
        page.on(
          'request',
          (request) => request.url().startsWith(product.url) || strangers.push(request.url()),
        );
        page.on('pageerror', (error) => errors.push(error.message));
        await signIn(page, product.url);
        await page.goto(product.url + path);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await page.waitForLoadState('networkidle').catch(() => undefined);
        await info.attach(`${path} ${locale} ${colorScheme} ${width}`, {
          body: await page.screenshot({ fullPage: true }),
          contentType: 'image/png',
        });
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
        expect(
          await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'),
        ).toBe(0);
        expect([...strangers, ...errors]).toEqual([]);
      });
    }
  });
}
