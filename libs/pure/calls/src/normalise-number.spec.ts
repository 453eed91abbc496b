import { describe, expect, it } from 'vitest';
import { dialledNumber, normaliseNumber } from './normalise-number.ts';

const rules = { country: 'RU', internal: /^\d{2,5}$/, outsidePrefix: '9', anonymousAs: '' };

describe('a number as PlanFix wants it', () => {
  it.each([
    ['89161234567', '79161234567'],
    ['+7 916 123-45-67', '79161234567'],
    ['989161234567', '79161234567'],
    ['9161234567', '79161234567'],
    ['74957654321', '74957654321'],
    ['+7(495)765-43-21', '74957654321'],
    ['810380441234567', '380441234567'],
    ['380441234567', '380441234567'],
    ['+4930901820', '4930901820'],
    ['102', '102'],
    ['112', '112'],
    ['1234567', '1234567'],
  ])('makes of %s %s', (raw, expected) => {
    expect(normaliseNumber(raw, rules)).toBe(expected);
  });

  it.each(['', 's', 'anonymous', 'Unavailable', '<unknown>', '+', 'alice', '*', '🙂'])(
    '%s is none',
    (raw) => {
      expect(normaliseNumber(raw, rules)).toBeUndefined();
    },
  );

  it('follows the country of the instance', () => {
    expect(normaliseNumber('030 901820', { ...rules, country: 'DE', outsidePrefix: '' })).toBe('4930901820');
  });
});

describe('the number in a DialString', () => {
  it.each([
    ['89161234567@carrier-1', '89161234567'],
    ['carrier-1/sip:89161234567@sip.example.com', '89161234567'],
    ['carrier/89161234567', '89161234567'],
    ['i1/89161234567', '89161234567'],
    ['g0/89161234567,,tT', '89161234567'],
    ['101/sip:101@127.0.0.1:5070', '101'],
  ])('of %s is %s', (dialString, expected) => {
    expect(dialledNumber(dialString)).toBe(expected);
  });
});
