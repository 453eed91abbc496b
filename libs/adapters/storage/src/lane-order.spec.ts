import { describe, expect, it } from 'vitest';
import { blockerOf } from './lane-order.ts';
import type { OpenDelivery } from './lane-order.ts';

const message = (id: number, change: Partial<OpenDelivery> = {}): OpenDelivery => ({
  id,
  shortNumber: '101',
  kind: 'completed',
  isBarrier: false,
  isClaimed: false,
  ...change,
});
const blocker = (one: OpenDelivery, others: OpenDelivery[], failedCompleted: number[] = []) =>
  blockerOf(one, { open: [...others, one], failedCompleted });

describe('blockerOf', () => {
  it('lets the head of a lane go', () => {
    expect(blocker(message(1), [message(2)])).toBeUndefined();
  });
  it('lets a message wait for an earlier one of its lane', () => {
    expect(blocker(message(2), [message(1)])).toBe(1);
  });
  it('does not let it wait for another employee', () => {
    expect(blocker(message(2), [message(1, { shortNumber: '102' })])).toBeUndefined();
  });
  it('lets a barrier wait for earlier messages of every employee, not for later ones', () => {
    const last = message(2, { isBarrier: true });
    expect(blocker(last, [message(1, { shortNumber: '102' })])).toBe(1);
    expect(blocker(last, [message(3, { shortNumber: '102' })])).toBeUndefined();
  });
  it('does not let the messages after a barrier wait for it in other lanes', () => {
    expect(blocker(message(2, { shortNumber: '102' }), [message(1, { isBarrier: true })])).toBeUndefined();
  });
  it('lets a replayed message wait for a later one that is on the wire', () => {
    expect(blocker(message(1), [message(2, { isClaimed: true })])).toBe(2);
  });
  it('lets only a recording wait for a completed that failed', () => {
    expect(blocker(message(2, { kind: 'record', isBarrier: true }), [], [1])).toBe(1);
    expect(blocker(message(2, { kind: 'completed', isBarrier: true }), [], [1])).toBeUndefined();
  });
  it('does not let a recording wait for a completed that came and failed after it', () => {
    expect(blocker(message(2, { kind: 'record', isBarrier: true }), [], [3])).toBeUndefined();
  });
});
