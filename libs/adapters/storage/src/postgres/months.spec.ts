import { describe, expect, it } from 'vitest';
import { monthOf, monthsFrom } from './months.ts';

describe('monthsFrom', () => {
  it('goes on over the end of the year, each month ending where the next one starts', () => {
    const months = monthsFrom(Date.UTC(2026, 10, 30, 23, 59), 3);
    expect(months.map(({ name }) => name)).toEqual(['2026_11', '2026_12', '2027_01']);
    expect(months.map(({ start }) => start)).toEqual([
      Date.UTC(2026, 10),
      Date.UTC(2026, 11),
      Date.UTC(2027, 0),
    ]);
    expect(months[1]?.start).toBe(months[0]?.end);
  });
});

describe('monthOf', () => {
  it('reads a name back', () => {
    expect(monthOf('2026_02')).toEqual({ name: '2026_02', start: Date.UTC(2026, 1), end: Date.UTC(2026, 2) });
  });

  it.each(['other', '2026_1', '2026_11_x', ''])('knows that %j is no month', (name) => {
    expect(monthOf(name)).toBeUndefined();
  });
});
