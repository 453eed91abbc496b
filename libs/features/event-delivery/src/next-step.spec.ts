import { describe, expect, it } from 'vitest';
import { defaultPolicy } from './delivery-policy.ts';
import { nextStep } from './next-step.ts';
import type { TriedDelivery } from './next-step.ts';

const queuedAt = 1_000_000;
const delivered = { outcome: 'delivered', retry: 'no' } as const;
const unavailable = { outcome: 'refused', retry: 'yes' } as const;

function stepOf(change: {
  kind?: TriedDelivery['delivery']['kind'];
  tries?: number;
  afterMs?: number;
  meaning?: TriedDelivery['meaning'];
  random?: number;
  policy?: Partial<TriedDelivery['policy']>;
}) {
  const { kind = 'completed', tries = 0, afterMs = 0, meaning = unavailable, random = 0.5 } = change;
  const policy = { ...defaultPolicy, ...change.policy };
  return nextStep({ delivery: { kind, tries, queuedAt }, meaning, now: queuedAt + afterMs, random, policy });
}
const waitOf = (change: Parameters<typeof stepOf>[0]) => {
  const step = stepOf(change);
  return step.do === 'retry' ? step.at - queuedAt - (change.afterMs ?? 0) : step.do;
};

describe('nextStep', () => {
  it('is done with what was delivered', () => {
    expect(stepOf({ meaning: delivered })).toEqual({ do: 'done' });
  });

  it('fails at once what PlanFix calls wrong', () => {
    expect(stepOf({ meaning: { outcome: 'refused', retry: 'no' } })).toEqual({ do: 'failed' });
  });

  it('spends nothing on a paused account', () => {
    expect(stepOf({ meaning: { outcome: 'refused', retry: 'account-paused' } })).toEqual({ do: 'hold' });
  });
});

describe('nextStep for completed and record', () => {
  it('waits 5 s, 15 s, 1 m, 5 m, 15 m, 1 h, 3 h and then always 6 h', () => {
    const waits = [0, 1, 2, 3, 4, 5, 6, 7, 8].map((tries) => waitOf({ tries }));
    expect(waits).toEqual([5, 15, 60, 300, 900, 3_600, 10_800, 21_600, 21_600].map((s) => s * 1_000));
  });

  it('spreads the wait by 20 % to both sides', () => {
    expect(waitOf({ random: 0 })).toBe(4_000);
    expect(waitOf({ random: 1 })).toBe(6_000);
  });

  it('waits as long as PlanFix asks, but never shorter than its own step', () => {
    expect(waitOf({ meaning: { ...unavailable, retryAfterMs: 60_000 } })).toBe(60_000);
    expect(waitOf({ meaning: { ...unavailable, retryAfterMs: 1_000 } })).toBe(5_000);
  });

  it('believes PlanFix a wait of an hour at most, or what the settings say', () => {
    const meaning = { ...unavailable, retryAfterMs: 90_000_000 };
    expect(waitOf({ meaning })).toBe(3_600_000);
    expect(waitOf({ meaning, policy: { retryAfterMaxMs: 10_000 } })).toBe(10_000);
  });

  it('is tried a last time at the end of 72 h, and then failed', () => {
    const { lifetimeMs } = defaultPolicy.history;
    expect(lifetimeMs).toBe(72 * 3_600_000);
    expect(waitOf({ tries: 12, afterMs: lifetimeMs - 60_000 })).toBe(60_000);
    expect(waitOf({ tries: 13, afterMs: lifetimeMs })).toBe('failed');
  });
});

describe('nextStep for pop-ups', () => {
  it.each(['incoming', 'outgoing', 'accepted'] as const)('tries %s again after 0.3, 1, 2, 4, 4 s', (kind) => {
    expect([0, 1, 2, 3, 4].map((tries) => waitOf({ kind, tries }))).toEqual([
      300, 1_000, 2_000, 4_000, 4_000,
    ]);
  });

  it('expires when the next try would come after 20 s', () => {
    expect(waitOf({ kind: 'incoming', tries: 4, afterMs: 15_999 })).toBe(4_000);
    expect(waitOf({ kind: 'incoming', tries: 4, afterMs: 16_000 })).toBe('expired');
    expect(waitOf({ kind: 'incoming', meaning: { ...unavailable, retryAfterMs: 30_000 } })).toBe('expired');
  });
});
