import { expect, it } from 'vitest';
import { generateSecret } from './generate-secret.ts';

it('makes a new secret each time that FreePBX and manager.conf take as it is', () => {
  const secrets = Array.from({ length: 100 }, generateSecret);
  expect(new Set(secrets).size).toBe(100);
  expect(secrets.filter((secret) => !/^[A-Za-z2-9]{32}$/.test(secret))).toEqual([]);
});
