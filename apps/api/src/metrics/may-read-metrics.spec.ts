import { describe, expect, it } from 'vitest';
import { mayReadMetrics } from './may-read-metrics.ts';

const token = 'a-token-of-the-metrics';
const from = (remoteAddress: string, headers = {}) => ({ socket: { remoteAddress }, headers });

describe('metrics', () => {
  it.each(['127.0.0.1', '::1', '::ffff:127.0.0.1'])('may be read on this machine: %s', (address) => {
    expect(mayReadMetrics(from(address), undefined)).toBe(true);
  });

  it('may not be read from elsewhere without a token, also through a proxy on this machine', () => {
    expect(mayReadMetrics(from('192.0.2.7'), undefined)).toBe(false);
    expect(mayReadMetrics(from('192.0.2.7', { authorization: 'Bearer undefined' }), undefined)).toBe(false);
    expect(mayReadMetrics(from('127.0.0.1', { 'x-forwarded-for': '192.0.2.7' }), token)).toBe(false);
  });

  it('may be read from elsewhere with the very token', () => {
    const withToken = (sent: string) => from('192.0.2.7', { authorization: `Bearer ${sent}` });
    expect(mayReadMetrics(withToken(token), token)).toBe(true);
    expect(mayReadMetrics(withToken(`${token}x`), token)).toBe(false);
  });
});
