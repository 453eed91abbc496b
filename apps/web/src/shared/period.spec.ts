import { expect, it } from 'vitest';
import { deliverySearch } from '../features/deliveries/delivery-search.ts';
import { showTimesIn } from './format.ts';
import { timed } from './period.ts';
import { parseSearch, stringifySearch } from './search-text.ts';

const noon = Date.UTC(2026, 10, 26, 9, 0, 30);
const dayMs = 86_400_000;

it('a saved "today" is the day on which it is asked, in the zone of the PBX', () => {
  showTimesIn('Europe/Moscow');
  const saved = stringifySearch(deliverySearch({ state: ['failed'], since: 'today' }));
  expect(saved).toBe('?state=failed&since=today');
  const filter = deliverySearch(parseSearch(saved));
  const today = Date.UTC(2026, 10, 25, 21);
  expect(timed(filter, noon)).toMatchObject({ state: ['failed'], from: today });
  expect(timed(filter, noon + dayMs)).toMatchObject({ from: today + dayMs });
  expect(timed(filter, noon)).not.toHaveProperty('since');
  expect(timed({ since: 'week' }, noon)).toEqual({ from: today - 6 * dayMs });
});

it('the last hour asks the same for a minute; a time of one’s own stays', () => {
  expect(timed({ since: 'hour' }, noon)).toEqual(timed({ since: 'hour' }, noon + 29_000));
  expect(timed({ since: 'hour' }, noon)).toEqual({ from: noon - 3_630_000 });
  expect(timed({ from: 7 }, noon)).toEqual({ from: 7 });
});
