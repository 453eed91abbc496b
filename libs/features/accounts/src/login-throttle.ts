import { isIPv6 } from 'node:net';
import type { Clock } from '@planfix-asterisk/runtime';

const windowMs = 15 * 60_000;
/** Wrong tries per window. One person at one place; all from one place; all for one name from anywhere. */
const limits = { pair: 5, address: 20, name: 30 } as const;
/** Above this the oldest counts go: an attacker with many addresses must not fill the memory. */
const mostCounts = 10_000;

interface Count {
  readonly startedAt: number;
  readonly tries: number;
}

/** Counts wrong log-ins in memory. A try counts before it is checked, so tries at the same time cannot slip through. */
export class LoginThrottle {
  readonly #clock: Clock;
  readonly #counts = new Map<string, Count>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Counts a try; how long to wait instead if there were too many, 0 if it may go on. */
  startTry(username: string, address: string): number {
    const waits = keysOf(username, address).map(({ key, limit }) => this.#waitMs(key, limit));
    const waitMs = Math.max(...waits);
    if (waitMs > 0) return waitMs;
    for (const { key } of keysOf(username, address)) this.#add(key, 1);
    return 0;
  }

  /** The try was no guess: takes it back and forgets this person's mistakes at this place. */
  forgive(username: string, address: string): void {
    const [pair, ...others] = keysOf(username, address);
    if (pair !== undefined) this.#counts.delete(pair.key);
    for (const { key } of others) this.#add(key, -1);
  }

  #waitMs(key: string, limit: number): number {
    const count = this.#live(key);
    return count === undefined || count.tries < limit ? 0 : count.startedAt + windowMs - this.#clock.now();
  }

  #add(key: string, tries: number): void {
    const count = this.#live(key) ?? { startedAt: this.#clock.now(), tries: 0 };
    this.#counts.delete(key);
    this.#counts.set(key, { ...count, tries: Math.max(0, count.tries + tries) });
    const [oldest] = this.#counts.keys();
    if (this.#counts.size > mostCounts && oldest !== undefined) this.#counts.delete(oldest);
  }

  #live(key: string): Count | undefined {
    const count = this.#counts.get(key);
    return count !== undefined && this.#clock.now() < count.startedAt + windowMs ? count : undefined;
  }
}

function keysOf(username: string, address: string): { key: string; limit: number }[] {
  const name = username.toLowerCase();
  const place = networkOf(address);
  return [
    { key: `pair ${place} ${name}`, limit: limits.pair },
    { key: `address ${place}`, limit: limits.address },
    { key: `name ${name}`, limit: limits.name },
  ];
}

/** Of IPv6 the first half: one customer has all addresses below it. */
function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = plain.split('::');
  const first = head.split(':').filter((group) => group !== '');
  const last = tail === undefined ? [] : tail.split(':').filter((group) => group !== '');
  const gap = Array.from({ length: 8 - first.length - last.length }, () => '0');
  return [...first, ...gap, ...last].slice(0, 4).join(':').toLowerCase();
}
