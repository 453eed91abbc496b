import type { Clock } from '@planfix-asterisk/runtime';

/** Smaller differences are the way to the server and back. */
const noticeableMs = 50;
/** An answer that took longer says too little about the moment it was given. */
const quickMs = 250;

/**
 * The time of the database's machine: leases and due times of several processes are compared with each other, and
 * their machines' clocks may differ.
 */
export class DatabaseClock implements Clock {
  #aheadMs = 0;

  now(): number {
    return Date.now() + this.#aheadMs;
  }

  /** How far the database is ahead of this machine. */
  get aheadMs(): number {
    return this.#aheadMs;
  }

  measured(databaseNow: number, tookMs: number): void {
    if (tookMs > quickMs) return;
    const ahead = Math.round(databaseNow + tookMs / 2 - Date.now());
    this.#aheadMs = Math.abs(ahead) < noticeableMs ? 0 : ahead;
  }
}
