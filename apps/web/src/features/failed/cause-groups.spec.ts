import type { TroubleGroupCount } from '@planfix-asterisk/contracts';
import { expect, it } from 'vitest';
import { causeGroups, filterOf } from './cause-groups.ts';

const count = (change: Partial<TroubleGroupCount>): TroubleGroupCount => ({
  state: 'failed',
  cause: 'server-error',
  status: 503,
  kind: 'completed',
  count: 1,
  since: 100,
  lastAt: 200,
  ...change,
});

it('joins the kinds of one cause, from its first to its last message, the largest group first', () => {
  const groups = causeGroups([
    count({ cause: 'timeout', status: null, count: 5 }),
    count({ count: 120, since: 50 }),
    count({ kind: 'record', count: 8, lastAt: 300 }),
    count({ status: 500, count: 2 }),
  ]);
  expect(groups.map(({ cause, status, count: sum }) => [cause, status, sum])).toEqual([
    ['server-error', 503, 128],
    ['timeout', null, 5],
    ['server-error', 500, 2],
  ]);
  expect(groups[0]).toMatchObject({
    since: 50,
    lastAt: 300,
    kinds: [
      { kind: 'completed', count: 120 },
      { kind: 'record', count: 8 },
    ],
  });
});

it('finds its messages in the log', () => {
  const [failed, retrying] = causeGroups([
    count({ count: 2 }),
    count({ state: 'retrying', cause: null, status: null }),
  ]);
  expect(failed && filterOf(failed)).toEqual({ state: ['failed'], cause: ['server-error'], status: 503 });
  expect(retrying && filterOf(retrying)).toEqual({ state: ['waiting', 'sending'] });
});

it('leaves those that were tried to their own group', () => {
  const groups = causeGroups([
    count({ state: 'expired', kind: 'incoming', count: 3 }),
    count({ state: 'expired', kind: 'incoming', cause: null, status: null, count: 2 }),
  ]);
  expect(groups.map(filterOf)).toEqual([
    { state: ['expired'], cause: ['server-error'], status: 503 },
    { state: ['expired'], cause: ['not-tried'] },
  ]);
});
