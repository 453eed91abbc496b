import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { phoneName } from './phone-name.ts';

describe('phoneName', () => {
  it.each([
    ['Анна Петрова', 'Анна Петрова'],
    [' "ООО", <Рога & копыта>;\r\n', 'ООО Рога & копыта'],
    ['${SHELL(reboot)}', 'SHELL(reboot)'],
    ['Ж'.repeat(30), 'Ж'.repeat(19)],
    [`x${'Ж'.repeat(30)}`, `x${'Ж'.repeat(18)}`],
  ])('makes of %j what a phone can show', (name, shown) => {
    expect(phoneName(name)).toBe(shown);
  });

  it('writes in Latin letters for phones that know no others', () => {
    expect(phoneName('Жанна Щукина', { isLatin: true })).toBe('Zhanna Shchukina');
  });

  it('is one line of 40 bytes at most, whole letters only, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), fc.boolean(), (name, isLatin) => {
        const shown = phoneName(name.toWellFormed(), { isLatin });
        expect(Buffer.byteLength(shown)).toBeLessThanOrEqual(40);
        expect(shown.isWellFormed()).toBe(true);
        expect(shown).not.toMatch(/[\p{Cc}",;]/u);
      }),
    );
  });
});
