import { expect, it } from 'vitest';
import { closestName } from './closest-name.ts';

const known = ['planfix', 'publicUrl', 'employees', 'ami', 'url', 'token'];

it.each([
  ['tokn', 'token'],
  ['tokne', 'token'],
  ['publicurl', 'publicUrl'],
  ['employes', 'employees'],
  ['AMI', 'ami'],
  ['uri', 'url'],
])('takes %s for %s', (typed, meant) => {
  expect(closestName(typed, known)).toBe(meant);
});

it.each(['x', 'host', 'recordings', ''])('does not guess at %j', (typed) => {
  expect(closestName(typed, known)).toBeUndefined();
});
