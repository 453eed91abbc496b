import { describe, expect, it } from 'vitest';
import { fromWallInput, startOfDay, toWallInput } from './zone-time.ts';

const at = Date.UTC(2026, 10, 25, 21, 30);

describe('times on the wall of a zone', () => {
  it.each([
    ['Europe/Moscow', '2026-11-26T00:30'],
    ['UTC', '2026-11-25T21:30'],
    ['Asia/Kolkata', '2026-11-26T03:00'],
    ['America/New_York', '2026-11-25T16:30'],
  ])('in %s are %s, both ways', (zone, text) => {
    expect(toWallInput(at, zone)).toBe(text);
    expect(fromWallInput(text, zone)).toBe(at);
  });

  it('hold through a change of the clocks', () => {
    const before = Date.UTC(2026, 2, 29, 0, 30);
    const after = Date.UTC(2026, 2, 29, 1, 30);
    expect([toWallInput(before, 'Europe/Berlin'), toWallInput(after, 'Europe/Berlin')]).toEqual([
      '2026-03-29T01:30',
      '2026-03-29T03:30',
    ]);
    expect(fromWallInput('2026-03-29T03:30', 'Europe/Berlin')).toBe(after);
  });

  it('know when the day began', () => {
    expect(startOfDay(at, 'Europe/Moscow')).toBe(Date.UTC(2026, 10, 25, 21));
    expect(startOfDay(at, 'Europe/Moscow', 6)).toBe(Date.UTC(2026, 10, 19, 21));
    expect(startOfDay(at, 'UTC')).toBe(Date.UTC(2026, 10, 25));
  });

  it('are nothing when nothing sensible is typed', () => {
    expect(toWallInput(undefined, 'UTC')).toBe('');
    expect(fromWallInput('', 'UTC')).toBeUndefined();
    expect(fromWallInput('2026-13-45T99:99', 'UTC')).toBeUndefined();
  });
});
