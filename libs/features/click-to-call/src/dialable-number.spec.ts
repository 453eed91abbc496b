import { describe, expect, it } from 'vitest';
import { dialableNumber } from './dialable-number.ts';

describe('dialableNumber', () => {
  it.each([
    ['+7 (916) 123-45-67', '+79161234567'],
    ['8.916.123/45\u201367', '89161234567'],
    ['tel:+79161234567', '+79161234567'],
    ['102', '102'],
  ])('leaves of %s what can be dialled', (text, number) => {
    expect(dialableNumber(text)).toBe(number);
  });

  it.each([
    '',
    '7',
    '+',
    'anna',
    '7916+123',
    '*98',
    '101#',
    '101@from-internal',
    '101,1',
    '101&102',
    '${EXTEN}',
    '79161234567\r\nAction: Originate',
    '7916\n1234567',
    '7916\u00001234567',
    '\uff17\uff19\uff11\uff16',
    '7'.repeat(21),
  ])('takes no %j', (text) => {
    expect(dialableNumber(text)).toBeUndefined();
  });
});
