import { describe, expect, it } from 'vitest';
import { mayWatch } from './may-watch.ts';

const token = 'a-token-of-the-metrics';
const from = (remoteAddress: string, headers = {}) => ({ socket: { remoteAddress }, headers });

describe('metrics', () => {
  it.each(['127.0.0.1', '::1', '::ffff:127.0.0.1'])('may be read on this machine: %s', (address) => {
    expect(mayWatch(from(address), undefined)).toBe(true);
  });

  it('may not be read from elsewhere without a token, also through a proxy on this machine', () => {
    expect(mayWatch(from('192.0.2.7'), undefined)).toBe(false);
    expect(mayWatch(from('192.0.2.7', { authorization: 'Bearer undefined' }), undefined)).toBe(false);
    expect(mayWatch(from('127.0.0.1', { 'x-forwarded-for': '192.0.2.7' }), token)).toBe(false);
  });

  it('may be read from elsewhere with the very token', () => {
    const withToken = (sent: string) => from('192.0.2.7', { authorization: `Bearer ${sent}` });
    expect(mayWatch(withToken(token), token)).toBe(true);
    expect(mayWatch(withToken(`${token}x`), token)).toBe(false);
  });
});
