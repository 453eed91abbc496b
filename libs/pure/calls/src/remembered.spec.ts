import { expect, it } from 'vitest';
import { remembered } from './remembered.ts';

it('asks once for each text and rules, also where the answer is nothing, and keeps the latest two thousand', () => {
  let asked = 0;
  const read = remembered((text: string, { prefix }: { prefix: string }) => {
    asked += 1;
    return text.startsWith(prefix) ? text.slice(prefix.length) : undefined;
  });
  const [nine, eight] = [{ prefix: '9' }, { prefix: '8' }];
  expect([read('9123', nine), read('9123', nine), read('9123', eight), read('9123', eight)]).toEqual([
    '123',
    '123',
    undefined,
    undefined,
  ]);
  expect(asked).toBe(2);
  for (let number = 0; number < 2_000; number += 1) read(`9${number}`, nine);
  expect(asked).toBe(2 + 2_000 - 1);
  read('9123', nine);
  expect(asked).toBe(2 + 2_000 - 1);
  for (let number = 2_000; number < 4_000; number += 1) read(`9${number}`, nine);
  asked = 0;
  read('9123', nine);
  expect(asked).toBe(1);
});
