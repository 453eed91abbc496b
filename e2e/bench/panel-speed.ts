// `npm run bench -- panel`: scrolling over a million rows in Chromium, against an empty page in the same browser, and how
// long each view takes until it can be used.
import { join } from 'node:path';
import { openStorage } from '@planfix-asterisk/storage';
import { chromium } from '@playwright/test';
import type { Page } from '@playwright/test';
import config from '../playwright.config.ts';
import { admin, ApiClient } from '../product/api-client.ts';
import { startProduct } from '../product/running-product.ts';
import { signIn } from '../product/sign-in.ts';
import { fillLog } from './log/fill-log.ts';
import { percentilesOf } from './percentiles.ts';

const rows = Number(process.argv[2] ?? 1_000_000);
const views = [
  '/',
  '/calls',
  '/deliveries',
  '/failed',
  '/replays',
  '/alerts',
  '/settings/employees',
  '/audit',
];
const scrollMs = 8_000;
const pxPerFrame = 60;
const longestWaitMs = 30_000;
const goals = { framesPerSecond: 60, viewMs: 1_000 };

/** Milliseconds between frames while what `selector` finds is scrolled, or nothing if it finds nothing. */
const framesWhileScrolling = (page: Page, selector: string): Promise<number[]> =>
  page.evaluate<number[]>(`new Promise((resolve) => {
    const frames = [];
    const began = performance.now();
    let last = began;
    requestAnimationFrame(function next(now) {
      frames.push(now - last);
      last = now;
      document.querySelector(${JSON.stringify(selector)})?.scrollBy(0, ${pxPerFrame});
      if (now - began < ${scrollMs}) requestAnimationFrame(next);
      else resolve(frames);
    });
  })`);

function shown(name: string, frames: readonly number[]): number {
  const { p50, p95, p99 } = percentilesOf(frames);
  const perSecond = (1_000 * frames.length) / frames.reduce((sum, frame) => sum + frame, 0);
  const times = [p50, p95, p99].map((ms) => ms.toFixed(1)).join(' / ');
  console.log(
    `  ${name.padEnd(24)} ${perSecond.toFixed(1)} frames a second, median / 95th / 99th ${times} ms`,
  );
  return perSecond;
}

/** By the page's own clock, looked at in each frame: what waits outside of it asks more and more rarely. */
/** By the page's own clock, looked at in each frame: what waits outside of it looks more and more rarely. */
async function untilUsable(page: Page, url: string): Promise<number> {
  await page.goto(url);
  return page.evaluate<number>(`new Promise((resolve, reject) => {
    const isLoading = (status) => status.textContent === 'Loading…';
    requestAnimationFrame(function look(now) {
      const isThere = document.querySelector('h1') !== null;
      if (isThere && ![...document.querySelectorAll('[role=status]')].some(isLoading)) resolve(now);
      else if (now > ${longestWaitMs}) reject(new Error('The view does not come: ' + location.href));
      else requestAnimationFrame(look);
    });
  })`);
}

const product = await startProduct({ admin });
await product.kill();
const storage = await openStorage({
  databaseUrl: `sqlite:${join(product.dataDir, 'planfix-asterisk.sqlite')}`,
});
await fillLog(storage, rows);
await storage.close();
await product.startAgain();
const browser = await chromium.launch({ ...config.use?.launchOptions });
const page = await browser.newPage({ locale: 'en-US', viewport: { width: 1440, height: 900 } });
await signIn(page, product.url);
// A fresh product leads from / to its set-up: the dashboard is measured, not the way there.
await (await new ApiClient(product.url).signIn()).post('/api/setup/progress', { status: 'dismissed' });

console.log(`Each view beside ${rows} messages until it can be used (goal: at most ${goals.viewMs} ms)`);
for (const view of views) {
  const times: number[] = [];
  for (let round = 0; round < 5; round += 1) times.push(await untilUsable(page, product.url + view));
  const { p50, max } = percentilesOf(times);
  console.log(`  ${view.padEnd(24)} median ${p50.toFixed(0)} ms, worst ${max.toFixed(0)} ms`);
  if (p50 > goals.viewMs) process.exitCode = 1;
}

console.log(`Scrolling (goal: ${goals.framesPerSecond} frames a second, as an empty page has)`);
await page.goto('about:blank');
const empty = shown('an empty page', await framesWhileScrolling(page, 'none'));
await page.goto(`${product.url}/deliveries`);
await page.getByRole('row').nth(5).waitFor();
const list = shown('the delivery log', await framesWhileScrolling(page, '[role=grid]'));
console.log(`  ratio: ${(list / empty).toFixed(2)}`);
await browser.close();
await product.stop();
