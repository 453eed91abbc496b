import { getCountries } from 'libphonenumber-js/max';
import { expect, it } from 'vitest';
import { countries, isCountry } from './countries.ts';
import { numbersSchema } from './number-settings.ts';

it('the countries are those whose numbers the library can read', () => {
  expect(countries).toEqual(getCountries().toSorted());
});

it('a country that nobody can read numbers by is refused, with what would do', () => {
  expect(isCountry('KZ')).toBe(true);
  for (const country of ['XX', 'ru', 'RUS', '']) {
    const [issue, ...more] = numbersSchema.safeParse({ country }).error?.issues ?? [];
    expect(issue).toMatchObject({
      path: ['country'],
      message: expect.stringContaining('such as RU') as unknown,
    });
    expect(more).toEqual([]);
  }
});
