import { expect, it } from 'vitest';
import { backOffMs } from './back-off-ms.ts';

const timing = { backOffFirstMs: 250, backOffMaxMs: 30_000 };

it('the wait doubles up to its limit', () => {
  const waits = [1, 2, 3, 7, 8, 9, 5000].map((failures) => backOffMs(failures, timing, 0.5));
  expect(waits).toEqual([250, 500, 1000, 16_000, 30_000, 30_000, 30_000]);
});

it('the wait differs by up to a fifth', () => {
  expect([0, 1].map((random) => backOffMs(1, timing, random))).toEqual([200, 300]);
});
