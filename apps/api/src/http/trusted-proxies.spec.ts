import { expect, it } from 'vitest';
import { trustedProxies } from './trusted-proxies.ts';

it('believes this machine and the proxies of the settings, as they are at the moment', () => {
  let proxies: string[] = [];
  const isTrusted = trustedProxies(() => proxies);
  expect(['127.0.0.1', '::1', '::ffff:127.0.0.1', '10.1.2.3', undefined].map(isTrusted)).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
  proxies = ['10.0.0.0/8', '2001:db8::7'];
  expect(['10.1.2.3', '::ffff:10.9.9.9', '2001:db8::7', '2001:db8::8', '11.0.0.1'].map(isTrusted)).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
});
