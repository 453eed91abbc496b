import { expect, it } from 'vitest';
import { Allowance } from './allowance.ts';

it('gives a second’s worth at first, then what the time that passed is worth, never more than a second’s', () => {
  const allowance = new Allowance();
  expect(allowance.take(10, 0)).toBe(10);
  expect(allowance.take(10, 50)).toBe(0);
  expect(allowance.take(10, 250)).toBe(2);
  expect(allowance.take(10, 60_000)).toBe(10);
});

it('loses no fractions and no time to a clock set back', () => {
  const allowance = new Allowance();
  allowance.take(3, 0);
  const taken = Array.from({ length: 10 }, (_, index) => allowance.take(3, (index + 1) * 200));
  expect(taken.reduce((sum, one) => sum + one, 0)).toBe(6);
  expect(allowance.take(3, 0)).toBe(0);
});
