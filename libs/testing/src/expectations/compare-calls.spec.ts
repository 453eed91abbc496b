import { describe, expect, it } from 'vitest';
import type { ExpectedCall, ExpectedStep } from '../asterisk/expected-calls.ts';
import { compareCalls } from './compare-calls.ts';
import type { ToldMessage } from './told-message.ts';

function expectedCall(...says: ExpectedStep[]): ExpectedCall[] {
  return [{ type: 'in', phone: '74957654321', diversion: '74951234567', says }];
}

/** `INCOMING 101 @0` or `COMPLETED 101 Success 3 r1 @4000` */
function told(...texts: string[]): ToldMessage[] {
  return texts.map((text) => {
    const [, event = '', ext = '', status, duration, recorded, at] =
      /^(\w+) (\d+)(?: (\w+) (\d+) r(\d))? @(\d+)$/.exec(text) ?? [];
    const call = { type: 'in', phone: '74957654321', diversion: '74951234567', callid: '1.1' };
    const end = status === undefined ? {} : { status, duration, is_recorded: recorded };
    return { ...call, event, ext, ...end, at: Number(at) };
  });
}

const answered = expectedCall('INCOMING 101', 'ACCEPTED 101', 'COMPLETED 101 Success 2-4 r1');
const group = expectedCall(
  ['INCOMING 101', 'INCOMING 102'],
  ['ACCEPTED 102', 'COMPLETED 101 Cancelled 0-0 r0'],
  'COMPLETED 102 Success 2-4 r*',
);
const groupTold = told(
  'INCOMING 102 @0',
  'INCOMING 101 @1',
  'COMPLETED 101 Cancelled 0 r0 @1000',
  'ACCEPTED 102 @1001',
  'COMPLETED 102 Success 3 r0 @4000',
);

describe('compareCall', () => {
  it('accepts what was expected', () => {
    const right = told('INCOMING 101 @0', 'ACCEPTED 101 @900', 'COMPLETED 101 Success 3 r1 @4000');
    expect(compareCalls(answered, right)).toEqual([]);
    expect(compareCalls(group, groupTold)).toEqual([]);
    expect(compareCalls([], [])).toEqual([]);
  });

  it('finds a wrong order of one employee, however quick', () => {
    const wrong = told('ACCEPTED 101 @0', 'INCOMING 101 @1', 'COMPLETED 101 Success 3 r1 @4000');
    expect(compareCalls(answered, wrong)).toHaveLength(2);
  });

  it('lets employees overtake each other by 250 ms and no more', () => {
    const story = expectedCall('COMPLETED 101 Cancelled 0-0 r0', 'INCOMING 102');
    expect(compareCalls(story, told('INCOMING 102 @0', 'COMPLETED 101 Cancelled 0 r0 @250'))).toEqual([]);
    expect(compareCalls(story, told('INCOMING 102 @0', 'COMPLETED 101 Cancelled 0 r0 @251'))).toEqual([
      'COMPLETED 101 Cancelled 0s r0 came 251 ms after INCOMING 102, which it should precede',
    ]);
  });

  it('finds a missing message', () => {
    const wrong = told('INCOMING 101 @0', 'ACCEPTED 101 @900');
    expect(compareCalls(answered, wrong)).toEqual(['never told: COMPLETED 101 Success 2-4 r1']);
    expect(compareCalls(answered, [])).toEqual(['nothing was told about the call with 74957654321']);
    expect(compareCalls(group, groupTold.slice(1))).not.toEqual([]);
  });

  it('finds a doubled message', () => {
    const [first] = groupTold;
    expect(compareCalls(group, first === undefined ? [] : [first, ...groupTold])).not.toEqual([]);
    const end = told('COMPLETED 102 Success 3 r0 @4001');
    expect(compareCalls(group, [...groupTold, ...end])).toEqual([
      'told COMPLETED 102 Success 3s r0, but nothing more was expected for 102',
    ]);
  });

  it('finds a wrong duration, status or recording mark', () => {
    const ending = (end: string): string[] =>
      compareCalls(answered, told('INCOMING 101 @0', 'ACCEPTED 101 @900', end));
    expect(ending('COMPLETED 101 Success 5 r1 @9')).toEqual([expect.stringContaining('has duration 5')]);
    expect(ending('COMPLETED 101 Success 1 r1 @9')).toEqual([expect.stringContaining('has duration 1')]);
    expect(ending('COMPLETED 101 Missed 3 r1 @9')).toEqual([expect.stringContaining('has status Missed')]);
    expect(ending('COMPLETED 101 Success 3 r0 @9')).toEqual([expect.stringContaining('has is_recorded 0')]);
  });

  it('finds a call told under two ids, and a number that changes', () => {
    const right = told('INCOMING 101 @0', 'ACCEPTED 101 @900', 'COMPLETED 101 Success 3 r1 @4000');
    const torn = right.map((message, index) => (index === 2 ? { ...message, callid: '1.2' } : message));
    expect(compareCalls(answered, torn)).toHaveLength(2);
    const changed = right.map((message, index) => (index === 2 ? { ...message, diversion: '' } : message));
    expect(compareCalls(answered, changed)).toEqual([expect.stringContaining('diversion= ')]);
  });

  it('tells several calls apart by their numbers', () => {
    const other = { type: 'out', phone: '79161234567', callid: '1.2' } as const;
    const both: ExpectedCall[] = [
      ...answered,
      { ...other, diversion: '74951234567', says: ['OUTGOING 102', 'COMPLETED 102 Busy 0-0 r0'] },
    ];
    const outgoing = told('OUTGOING 102 @0', 'COMPLETED 102 Busy 0 r0 @1').map((message) => ({
      ...message,
      ...other,
    }));
    const incoming = told('INCOMING 101 @2', 'ACCEPTED 101 @900', 'COMPLETED 101 Success 3 r1 @4000');
    expect(compareCalls(both, [...outgoing, ...incoming])).toEqual([]);
    expect(compareCalls(both, outgoing)).toEqual(['nothing was told about the call with 74957654321']);
  });

  it('finds what nobody expected', () => {
    expect(compareCalls([], told('INCOMING 101 @0'))).toEqual([expect.stringContaining('not expected')]);
    expect(compareCalls(answered, told('INCOMING 109 @0'))).toHaveLength(4);
  });

  it('takes any of several readings, but no mixture of them', () => {
    const story = expectedCall('INCOMING 101', 'INCOMING 102', {
      any: [
        [['COMPLETED 101 Missed 0-0 r0', 'COMPLETED 102 Cancelled 0-0 r0']],
        [['COMPLETED 102 Missed 0-0 r0', 'COMPLETED 101 Cancelled 0-0 r0']],
      ],
    });
    const rings = ['INCOMING 101 @0', 'INCOMING 102 @0'];
    const ends = (one: string, other: string): string[] =>
      compareCalls(story, told(...rings, `COMPLETED 102 ${one} 0 r0 @9`, `COMPLETED 101 ${other} 0 r0 @9`));
    expect(ends('Missed', 'Cancelled')).toEqual([]);
    expect(ends('Cancelled', 'Missed')).toEqual([]);
    expect(ends('Missed', 'Missed')).not.toEqual([]);
  });
});
