import { expect, it } from 'vitest';
import { RequestThrottle } from './request-throttle.ts';

it('turns an address away for the rest of its minute: after too many requests, or too many wrong ones', () => {
  let now = 1_000;
  const throttle = new RequestThrottle({ requests: 3, wrong: 2 }, { now: () => now });
  expect([1, 2, 3, 4].map(() => throttle.take('192.0.2.1'))).toEqual([0, 0, 0, 60]);
  expect(throttle.take('192.0.2.2')).toBe(0);
  throttle.wasWrong('192.0.2.2');
  throttle.wasWrong('::ffff:192.0.2.2');
  now += 20_000;
  expect(throttle.take('192.0.2.2')).toBe(40);
  now += 40_000;
  expect([throttle.take('192.0.2.1'), throttle.take('192.0.2.2')]).toEqual([0, 0]);
});

it('takes all addresses of one IPv6 customer for one', () => {
  const throttle = new RequestThrottle({ requests: 1, wrong: 1 }, { now: () => 0 });
  expect([throttle.take('2001:db8:1:2::1'), throttle.take('2001:db8:1:2:3::9')]).toEqual([0, 60]);
  expect(throttle.take('2001:db8:1:3::1')).toBe(0);
});
