import { expect, it } from 'vitest';
import { sharedShortNumbers } from './shared-short-numbers.ts';

const employee = (extension: string, shortNumber: string, enabled = true) => ({
  ...{ extension, shortNumber, name: '', enabled },
});

it('a short number is shared by those who are told of under it, not by who is switched off', () => {
  const [anna, boris] = [employee('101', '7'), employee('102', '7')];
  expect(sharedShortNumbers([anna, employee('103', '8'), boris, employee('104', '8', false)])).toEqual([
    [anna, boris],
  ]);
});
