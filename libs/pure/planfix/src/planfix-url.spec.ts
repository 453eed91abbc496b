import { describe, expect, it } from 'vitest';
import { planfixUrlProblem } from './planfix-url.ts';

describe('planfixUrlProblem', () => {
  it.each([
    'https://example.planfix.ru/tel/api',
    'https://example.planfix.com/tel/api/',
    'http://127.0.0.1:4010/tel/api',
    'http://localhost/tel/api',
    'http://[::1]:80/',
  ])('lets %s pass', (address) => {
    expect(planfixUrlProblem(address)).toBeUndefined();
  });

  it.each([
    ['http://example.planfix.ru/tel/api', 'use https://'],
    ['http://127.0.0.1.evil.test/', 'use https://'],
    ['http://10.0.0.1/', 'use https://'],
    ['ftp://example.planfix.ru/', 'use https://'],
    ['example.planfix.ru', 'is not an address'],
    ['https://user:pass@example.planfix.ru/', 'user name or password'],
  ])('refuses %s: %s', (address, reason) => {
    expect(planfixUrlProblem(address)).toContain(reason);
  });
});
