import { describe, expect, it } from 'vitest';
import { troubleCounter, troubleGroupOf } from './trouble-group.ts';
import type { CountedMessage } from './trouble-group.ts';

const message: CountedMessage = {
  state: 'failed',
  kind: 'completed',
  lastCause: 'server-error',
  lastStatus: 503,
  tries: 0,
};

describe('troubleCounter', () => {
  it.each<[Partial<CountedMessage>, string | undefined]>([
    [{}, 'failed server-error 503 completed'],
    [{ state: 'expired', kind: 'incoming', lastCause: null, lastStatus: null }, 'expired - - incoming'],
    [{ state: 'superseded', lastCause: 'timeout', lastStatus: null }, 'superseded timeout - completed'],
    [{ state: 'waiting', tries: 2 }, 'retrying server-error 503 completed'],
    [{ state: 'sending', tries: 1 }, 'retrying server-error 503 completed'],
    [{ state: 'waiting' }, undefined],
    [{ state: 'delivered', lastCause: 'ok', lastStatus: 200 }, undefined],
    [{ state: 'skipped' }, undefined],
  ])('of %j is %s', (change, expected) => {
    expect(troubleCounter({ ...message, ...change })).toBe(expected);
  });
});

describe('troubleGroupOf', () => {
  it('reads back what was written', () => {
    expect(troubleGroupOf('expired timeout - incoming')).toEqual({
      state: 'expired',
      cause: 'timeout',
      status: null,
      kind: 'incoming',
    });
  });

  it.each(['failed', 'delivered 2026-11-23', 'failed unheard-of 503 completed'])(
    'is none for %s',
    (counter) => {
      expect(troubleGroupOf(counter)).toBeUndefined();
    },
  );
});
