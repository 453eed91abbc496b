import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DatabaseClock } from './database-clock.ts';

describe('DatabaseClock', () => {
  beforeEach(() => vi.useFakeTimers({ now: 1_000_000 }));
  afterEach(() => vi.useRealTimers());

  it('goes by the clock of the database, taking its answer for given half-way', () => {
    const clock = new DatabaseClock();
    clock.measured(1_060_000, 20);
    expect(clock.now()).toBe(1_060_010);
  });

  it('does not jump about for what may be the way there and back', () => {
    const clock = new DatabaseClock();
    clock.measured(1_000_030, 10);
    expect(clock.now()).toBe(1_000_000);
  });

  it('learns nothing from a slow answer', () => {
    const clock = new DatabaseClock();
    clock.measured(1_060_000, 251);
    expect(clock.aheadMs).toBe(0);
  });
});
