import { isIPv6 } from 'node:net';
import type { Clock } from '@planfix-asterisk/runtime';

export interface ThrottleLimits {
  /** Requests a minute from one address. */
  readonly requests: number;
  /** Of these with a wrong key or token, before all of that address are turned away. */
  readonly wrong: number;
}

interface Count {
  readonly until: number;
  requests: number;
  wrong: number;
}

const windowMs = 60_000;
/** Above this the oldest counts go: an attacker with many addresses must not fill the memory. */
const mostCounts = 10_000;

/** Counts the requests of strangers by address, minute by minute, in memory. */
export class RequestThrottle {
  readonly #limits: ThrottleLimits;
  readonly #clock: Clock;
  readonly #counts = new Map<string, Count>();

  constructor(limits: ThrottleLimits, clock: Clock) {
    this.#limits = limits;
    this.#clock = clock;
  }

  /** Counts a request; in how many seconds to come back if there were too many, 0 if it may go on. */
  take(address: string): number {
    const count = this.#countOf(address);
    if (count.requests >= this.#limits.requests || count.wrong >= this.#limits.wrong)
      return Math.max(1, Math.ceil((count.until - this.#clock.now()) / 1_000));
    count.requests += 1;
    return 0;
  }

  wasWrong(address: string): void {
    this.#countOf(address).wrong += 1;
  }

  #countOf(address: string): Count {
    const key = networkOf(address);
    const now = this.#clock.now();
    const known = this.#counts.get(key);
    if (known !== undefined && now < known.until) return known;
    const fresh = { until: now + windowMs, requests: 0, wrong: 0 };
    this.#counts.delete(key);
    this.#counts.set(key, fresh);
    const [oldest] = this.#counts.keys();
    if (this.#counts.size > mostCounts && oldest !== undefined) this.#counts.delete(oldest);
    return fresh;
  }
}

/** Of IPv6 the first half: one customer has all addresses below it. */
function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = plain.split('::');
  const first = head.split(':').filter((group) => group !== '');
  const last = tail === undefined ? [] : tail.split(':').filter((group) => group !== '');
  const gap = Array.from({ length: Math.max(0, 8 - first.length - last.length) }, () => '0');
  return [...first, ...gap, ...last].slice(0, 4).join(':').toLowerCase();
}
