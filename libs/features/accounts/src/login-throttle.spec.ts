import { describe, expect, it } from 'vitest';
import { LoginThrottle } from './login-throttle.ts';

const minute = 60_000;

function given() {
  const clock = { time: 1_000, now: () => clock.time };
  const throttle = new LoginThrottle(clock);
  const tries = (count: number, name: string, address: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => throttle.startTry(name, address(index)));
  return { clock, throttle, tries };
}

describe('the log-in throttle', () => {
  it('lets five wrong tries pass, then asks to wait until the quarter of an hour is over', () => {
    const { clock, throttle, tries } = given();
    expect(tries(5, 'anna', () => '10.0.0.1')).toEqual([0, 0, 0, 0, 0]);
    clock.time += 5 * minute;
    expect(throttle.startTry('Anna', '10.0.0.1')).toBe(10 * minute);
    clock.time += 10 * minute;
    expect(throttle.startTry('anna', '10.0.0.1')).toBe(0);
  });

  it('does not hold back somebody else at the same place, up to twenty tries', () => {
    const { throttle, tries } = given();
    tries(6, 'anna', () => '10.0.0.1');
    expect(throttle.startTry('boris', '10.0.0.1')).toBe(0);
    for (let index = 0; index < 20; index += 1) throttle.startTry(`guess${index}`, '10.0.0.1');
    expect(throttle.startTry('one-more', '10.0.0.1')).toBeGreaterThan(0);
    expect(throttle.startTry('one-more', '10.0.0.2')).toBe(0);
  });

  it('holds back guesses at one name from many places', () => {
    const { tries } = given();
    const waits = tries(31, 'admin', (index) => `10.0.1.${index}`);
    expect(waits.slice(0, 30).every((wait) => wait === 0)).toBe(true);
    expect(waits[30]).toBeGreaterThan(0);
  });

  it('takes all addresses of one IPv6 network, and a mapped IPv4 address, as one place', () => {
    const { throttle } = given();
    for (let index = 0; index < 5; index += 1) throttle.startTry('anna', `2001:db8::${index}`);
    expect(throttle.startTry('anna', '2001:db8:0:0:ffff::1')).toBeGreaterThan(0);
    expect(throttle.startTry('anna', '2001:db8:0:1::1')).toBe(0);
    for (let index = 0; index < 5; index += 1) throttle.startTry('anna', '10.0.0.1');
    expect(throttle.startTry('anna', '::ffff:10.0.0.1')).toBeGreaterThan(0);
  });

  it('forgets the mistakes of who got it right', () => {
    const { throttle, tries } = given();
    tries(5, 'anna', () => '10.0.0.1');
    throttle.forgive('anna', '10.0.0.1');
    expect(tries(5, 'anna', () => '10.0.0.1')).toEqual([0, 0, 0, 0, 0]);
  });

  it('never counts right log-ins', () => {
    const { throttle } = given();
    for (let index = 0; index < 50; index += 1) {
      expect(throttle.startTry('anna', '10.0.0.1')).toBe(0);
      throttle.forgive('anna', '10.0.0.1');
    }
  });
});
