import { readAmiTrace } from '@planfix-asterisk/ami';
import { playTrace } from '@planfix-asterisk/calls';
import {
  freshIds,
  labRules,
  listTraces,
  readTrace,
  renameNumbers,
  traceBlock,
} from '@planfix-asterisk/testing';
import type { TraceEvent } from '@planfix-asterisk/testing';
import { describe, expect, it } from 'vitest';
import { NumberInBlocks } from './number-in-blocks.ts';
import { OneCall } from './one-call.ts';

/** Two calls of others that go on meanwhile, one of them begun before and one over later. */
const others = [-1, 0.4].flatMap((shift, run) =>
  renameNumbers(freshIds(readTrace('01-inbound-answered'), 50 + run), {
    '101': '201',
    '74957654321': '79990000001',
  }).map((event) => ({ ...event, t: event.t + shift })),
);
const mixed = (events: readonly TraceEvent[]) => [...events, ...others].sort((one, other) => one.t - other.t);

const toldOf = (events: readonly TraceEvent[]) => {
  const text = events.map((event) => JSON.stringify(event)).join('\n');
  return [...playTrace(readAmiTrace(text).entries, labRules())].flatMap(({ output }) =>
    (output?.events ?? []).map((event) => ({ ...event, at: 0 })),
  );
};

function picked(events: readonly TraceEvent[], number: string): { call: OneCall; events: TraceEvent[] } {
  const call = new OneCall(number);
  for (const event of events) call.take(traceBlock(event), JSON.stringify(event));
  return { call, events: call.lines().map((line) => JSON.parse(line) as TraceEvent) };
}

describe('one call out of all', () => {
  it.each(listTraces())('is told as it is told alone: %s', (name) => {
    const alone = readTrace(name);
    const told = toldOf(alone);
    const { call, events } = picked(mixed(alone), told[0]?.clientNumber ?? '101');
    expect(call.isOver).toBe(true);
    expect(toldOf(events)).toEqual(told);
    expect(events.some((event) => JSON.stringify(event).includes('79990000001'))).toBe(false);
    expect(events[0]?.event).toBe(alone.find(({ event }) => event === 'Newchannel')?.event);
  });

  it('is not found where nobody has that number, and nothing is kept', () => {
    const { call, events } = picked(others, '999');
    expect([call.isFound, call.isOver, call.events, events]).toEqual([false, false, 0, []]);
  });

  it('that goes on already is taken from here, and ends with its last channel', () => {
    const whole = readTrace('01-inbound-answered');
    const { call } = picked(whole.slice(20), '101');
    expect(call.isOver).toBe(true);
  });
});

describe('a number in an event', () => {
  it.each([
    ['101', { channel: 'PJSIP/101-0000000a' }, true],
    ['101', { channel: 'Local/101@from-queue-0001;1' }, false],
    ['101', { calleridnum: '1101' }, false],
    ['101', { exten: '101' }, true],
    ['8 (916) 123-45-67', { calleridnum: '+79161234567' }, true],
    ['+7 916 123-45-67', { dialstring: '9161234567@carrier-1' }, true],
    ['79161234567', { calleridnum: '79161234568' }, false],
    ['79161234567', { uniqueid: '79161234567' }, false],
  ])('%s in %j: %s', (number, block, expected) => {
    expect(new NumberInBlocks(number).isIn(block)).toBe(expected);
  });
});
