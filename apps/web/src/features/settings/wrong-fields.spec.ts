import { expect, it } from 'vitest';
import { countWrong } from './wrong-fields.ts';

it('wrong fields are counted, however deep they stand; a list in one field is one', () => {
  const wrong = { type: 'invalid_format', message: 'wrong' };
  const errors = {
    publicUrl: wrong,
    trustedProxies: [undefined, wrong, wrong],
    alerts: { email: { host: wrong, to: [wrong] }, telegram: undefined },
  };
  expect(countWrong(errors)).toBe(4);
  expect(countWrong({})).toBe(0);
});
