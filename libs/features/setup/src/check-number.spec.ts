import { numbersSchema } from '@planfix-asterisk/contracts';
import { describe, expect, it } from 'vitest';
import { checkNumber } from './check-number.ts';

const rules = numbersSchema.parse({ outsidePrefix: '9' });

describe('what PlanFix sees', () => {
  it.each([
    ['9-8 916 123-45-67', { meaning: 'outside', told: '79161234567' }],
    ['+7 (916) 123-45-67', { meaning: 'outside', told: '79161234567' }],
    ['101', { meaning: 'internal', told: '101' }],
    ['anonymous', { meaning: 'not-told', told: null }],
    ['', { meaning: 'not-told', told: null }],
  ])('for %j', (raw, seen) => expect(checkNumber(raw, rules)).toEqual(seen));

  it('for a hidden number is its substitute, if there is one', () =>
    expect(checkNumber('anonymous', { ...rules, anonymousAs: '70000000000' })).toEqual({
      meaning: 'hidden',
      told: '70000000000',
    }));
});
