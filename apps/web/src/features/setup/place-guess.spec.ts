import { describe, expect, it } from 'vitest';
import { guessCountry } from './place-guess.ts';

describe('the country is guessed', () => {
  it.each([
    ['Europe/Moscow', ['en-US'], 'RU'],
    ['Asia/Almaty', ['ru-RU'], 'KZ'],
    ['Europe/Minsk', ['ru'], 'BY'],
  ])('by the time zone %s, whatever the languages %s', (timeZone, languages, country) => {
    expect(guessCountry({ timeZone, languages })).toBe(country);
  });

  it('by the language where the zone is nowhere', () => {
    expect(guessCountry({ timeZone: 'UTC', languages: ['ru', 'kk-KZ', 'en-US'] })).toBe('KZ');
  });

  it('not at all without a hint', () => {
    expect(guessCountry({ timeZone: 'UTC', languages: ['ru', 'x_y'] })).toBeUndefined();
  });
});
