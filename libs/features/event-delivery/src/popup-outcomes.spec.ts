import { expect, it } from 'vitest';
import { PopupOutcomes } from './popup-outcomes.ts';

const minute = 60_000;

it('sums up the pop-ups of the last hour and no others', () => {
  let now = Date.UTC(2026, 10, 25);
  const outcomes = new PopupOutcomes({ now: () => now });
  outcomes.finished(true, 'delivered', 1);
  outcomes.finished(true, 'expired', 3);
  outcomes.finished(false, 'delivered', 50);
  outcomes.finished(true, 'failed', 7);
  now += 30 * minute;
  outcomes.finished(true, 'delivered', 1);
  expect(outcomes.summary()).toEqual({ delivered: 2, expired: 3 });
  now += 30 * minute;
  expect(outcomes.summary()).toEqual({ delivered: 1, expired: 0 });
  now -= 100 * minute;
  expect(outcomes.summary()).toEqual({ delivered: 0, expired: 0 });
});
