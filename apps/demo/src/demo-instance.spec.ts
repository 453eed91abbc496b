import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { instanceFileSchema } from '@planfix-asterisk/contracts';
import { departments, demoInstance } from './demo-instance.ts';
import { castOf } from './play-calls.ts';

const instance = instanceFileSchema.parse(
  parse(
    demoInstance({
      planfix: { url: 'http://127.0.0.1:4010/tel/api', token: 'token' },
      ami: { port: 5038, username: 'planfix', secret: 'secret' },
      admin: { username: 'admin', password: 'demo-password' },
    }),
  ),
);

describe('the instance file of the demo', () => {
  it('is one that the product takes', () => {
    expect(instance.ami).toMatchObject([{ name: 'main', host: '127.0.0.1', port: 5038 }]);
    expect(instance.admin).toEqual({ username: 'admin', password: 'demo-password' });
  });

  it('knows everybody who takes part in a call', () => {
    const extensions = new Set(instance.employees.map(({ extension }) => extension));
    const casts = departments.map(({ firstDigit }) => castOf(firstDigit));
    const phones = casts.flatMap((cast) => Object.values(cast).filter((number) => number.length === 3));
    expect(phones).toHaveLength(24);
    expect(phones.filter((phone) => !extensions.has(phone))).toEqual([]);
  });
});

describe('castOf', () => {
  it('keeps one client the same in all the ways he is dialled', () => {
    const cast = castOf('2');
    const called = cast['79161234567']?.slice(1);
    expect(called).toMatch(/^9\d{9}$/);
    expect(cast['89161234567']).toBe(`8${called}`);
    expect(cast['989161234567']).toBe(`98${called}`);
  });
});
