import type { CallDetail, Delivery } from '@planfix-asterisk/contracts';
import { describe, expect, it } from 'vitest';
import { liveChecks } from './live-test-checks.ts';

const message = (kind: Delivery['kind'], state: Delivery['state']) => ({ kind, state }) as Delivery;
const call = (facts: Partial<CallDetail>): CallDetail =>
  ({
    direction: 'in',
    phase: 'ringing',
    endedAt: null,
    result: null,
    deliveries: [],
    ...facts,
  }) as CallDetail;
const told = (facts?: CallDetail) => liveChecks(facts).map(({ id, state }) => `${id} ${state}`);

describe('the live test', () => {
  it('waits for everything before a call comes', () => {
    expect(new Set(liveChecks(undefined).map(({ state }) => state))).toEqual(new Set(['waiting']));
  });

  it('ticks off what has happened while the call goes on', () => {
    const deliveries = [message('incoming', 'delivered'), message('accepted', 'waiting')];
    expect(told(call({ deliveries, phase: 'talking' }))).toEqual([
      'seen done',
      'rang done',
      'answered done',
      'ended waiting',
      'told waiting',
    ]);
  });

  it('is complete when PlanFix has taken the result', () => {
    const deliveries = [message('incoming', 'delivered'), message('completed', 'delivered')];
    const over = call({ deliveries, phase: 'ended', endedAt: 1, result: 'success' });
    expect(new Set(liveChecks(over).map(({ state }) => state))).toEqual(new Set(['done']));
  });

  it('says that nobody answered, which is no fault of the connection', () => {
    const deliveries = [message('incoming', 'expired'), message('completed', 'delivered')];
    expect(told(call({ deliveries, phase: 'ended', endedAt: 1, result: 'missed' }))).toEqual([
      'seen done',
      'rang done',
      'answered failed',
      'ended done',
      'told done',
    ]);
  });

  it('fails when nothing was to be told, or PlanFix refuses', () => {
    expect(told(call({ phase: 'ended', endedAt: 1 }))).toContain('told failed');
    expect(told(call({ deliveries: [message('incoming', 'failed')] }))).toContain('told failed');
  });
});
