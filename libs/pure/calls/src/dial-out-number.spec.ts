import { describe, expect, it } from 'vitest';
import { dialOutNumber, numberRules } from './index.ts';

const russian = numberRules({ country: 'RU', internal: '^\\d{2,5}$', outsidePrefix: '9', anonymousAs: '' });
const asGiven = { own: '{number}', abroad: '{number}' };
const byEight = { own: '8{national}', abroad: '810{international}' };

describe('dialOutNumber', () => {
  it.each(['+79161234567', '79161234567', '89161234567', '9161234567'])('dials %s by the rule', (number) => {
    expect(dialOutNumber(number, byEight, russian)).toBe('89161234567');
    expect(dialOutNumber(number, { own: '9+{international}', abroad: '' }, russian)).toBe('9+79161234567');
  });

  it.each(['+4915112345678', '4915112345678'])('dials %s by the rule for other countries', (number) => {
    expect(dialOutNumber(number, byEight, russian)).toBe('8104915112345678');
  });

  it.each(['102', '1004'])('dials an internal number as it is: %s', (number) => {
    expect(dialOutNumber(number, byEight, russian)).toBe(number);
  });

  it('dials as given what belongs to no country, and everything unless there is a rule', () => {
    expect(dialOutNumber('123456789012345', byEight, russian)).toBe('123456789012345');
    expect(dialOutNumber('+79161234567', asGiven, russian)).toBe('+79161234567');
  });
});
