import { describe, expect, it } from 'vitest';
import { isOnlyLocal, pbxAddressOf } from './pbx-address.ts';

it.each([
  ['https://pbx.example.com', 'https://pbx.example.com/planfix'],
  ['https://pbx.example.com/tel/', 'https://pbx.example.com/tel/planfix'],
  ['', ''],
  ['pbx', ''],
])('the address for PlanFix behind %j is %j', (publicUrl, address) =>
  expect(pbxAddressOf(publicUrl)).toBe(address),
);

describe('an address that the Internet cannot reach', () => {
  it.each([
    'http://localhost:3000',
    'http://192.168.1.5:3000',
    'http://172.20.0.1',
    'http://pbx',
    'https://pbx.lan',
    'http://[::1]:3000',
  ])('%s', (url) => expect(isOnlyLocal(url)).toBe(true));
  it.each(['https://pbx.example.com', 'http://203.0.113.7', 'http://172.32.0.1', ''])('is not %j', (url) =>
    expect(isOnlyLocal(url)).toBe(false),
  );
});
