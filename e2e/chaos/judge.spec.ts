import { describe, expect, it } from 'vitest';
import { judge } from './judge.ts';
import type { Receipt } from './planfix-sink.ts';
import type { LoggedMessage } from './told-in-log.ts';

const lane = '101 in call-1';
let id = 0;
const logged = (event: string, change: Partial<LoggedMessage> = {}): LoggedMessage => ({
  ...{ id: (id += 1), callId: 'call-1', lane, key: `${event} of ${lane}`, kind: event.toLowerCase() },
  ...{ state: 'delivered', isBarrier: false, mayHaveArrived: false, ...change },
});
const got = (event: string, at: number, endedAt = at + 1): Receipt => ({
  key: `${event} of ${lane}`,
  lane,
  at,
  endedAt,
  isKept: true,
});
const faultsOf = (log: LoggedMessage[], receipts: Receipt[]) =>
  Object.entries(judge(log, receipts).faults)
    .filter(([, keys]) => keys.length > 0)
    .map(([name]) => name);

describe('judge', () => {
  const log = [logged('INCOMING'), logged('COMPLETED', { isBarrier: true })];

  it('finds nothing wrong with what was told once and in order', () => {
    expect(faultsOf(log, [got('INCOMING', 1), got('COMPLETED', 5)])).toEqual([]);
  });

  it.each<[string, LoggedMessage[], Receipt[]]>([
    ['not terminal', [logged('COMPLETED', { state: 'waiting' })], []],
    ['delivered, but PlanFix never got it', log, [got('COMPLETED', 5)]],
    [
      'told twice though no attempt was ambiguous',
      log,
      [got('INCOMING', 1), got('COMPLETED', 5), got('COMPLETED', 9)],
    ],
    ['out of order', log, [got('COMPLETED', 1), got('INCOMING', 5)]],
    ['two requests of a lane at once', log, [got('INCOMING', 1, 7), got('COMPLETED', 5)]],
    ['a window that never closes', [logged('INCOMING')], [got('INCOMING', 1)]],
  ])('finds: %s', (name, told, receipts) => {
    expect(faultsOf(told, receipts)).toContain(name);
  });

  it('forgives a second telling where an attempt was ambiguous', () => {
    const marked = [logged('INCOMING', { mayHaveArrived: true }), logged('COMPLETED')];
    expect(faultsOf(marked, [got('INCOMING', 1), got('INCOMING', 3), got('COMPLETED', 5)])).toEqual([]);
  });
});
