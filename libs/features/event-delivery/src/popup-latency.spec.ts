import { expect, it } from 'vitest';
import { PopupLatency } from './popup-latency.ts';

it('knows nothing before the first pop-up', () => {
  expect(new PopupLatency().summary()).toBeNull();
});

it('tells median and 95th percentile of the last 200 only', () => {
  const latency = new PopupLatency();
  for (let ms = 0; ms < 50; ms += 1) latency.add(99_999);
  for (let ms = 1; ms <= 200; ms += 1) latency.add(ms);
  expect(latency.summary()).toEqual({ p50: 100, p95: 190 });
});
