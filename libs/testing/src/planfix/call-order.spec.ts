import { describe, expect, it } from 'vitest';
import { CallOrder } from './call-order.ts';
import type { Fields } from './contract-check.ts';

function event(says: string, change: Fields = {}): Fields {
  const [name = '', ext = '', status] = says.split(' ');
  const type = name === 'OUTGOING' ? 'out' : 'in';
  const base = { event: name, ext, type, phone: '79161234567', diversion: '7495', callid: 'c1', ...change };
  return status === undefined ? base : { ...base, status };
}

/** What is wrong with the last of the events; the others must be in order. */
function lastViolation(...story: (string | Fields)[]): string | undefined {
  const order = new CallOrder();
  const fields = story.map((item) => (typeof item === 'string' ? event(item) : item));
  const verdicts = fields.map((item) => order.take(item, 0));
  expect(verdicts.slice(0, -1)).toEqual(verdicts.slice(0, -1).map(() => undefined));
  return verdicts.at(-1);
}

describe('CallOrder', () => {
  it.each([
    ['INCOMING 101', 'ACCEPTED 101', 'COMPLETED 101 Success'],
    ['INCOMING 101', 'COMPLETED 101 Cancelled', 'INCOMING 101', 'ACCEPTED 101'],
    ['INCOMING 101', 'INCOMING 102', 'ACCEPTED 102', 'COMPLETED 101 Cancelled'],
    ['INCOMING 101', 'COMPLETED 101 Cancelled', 'COMPLETED 101 Missed'],
    ['COMPLETED 101 Missed'],
    // A back-filled call: its results alone.
    ['COMPLETED 101 Success', 'COMPLETED 102 Success'],
    ['OUTGOING 101', event('COMPLETED 101 NoAnswer', { type: 'out' })],
  ])('takes %s %s %s %s', (...story) => {
    expect(lastViolation(...story)).toBeUndefined();
  });

  it.each([
    [['ACCEPTED 101'], 'ACCEPTED without an open window'],
    [['INCOMING 101', 'INCOMING 101'], 'INCOMING for the open window'],
    [['INCOMING 101', 'ACCEPTED 101', 'ACCEPTED 101'], 'ACCEPTED twice'],
    [['INCOMING 101', 'COMPLETED 101 Missed', 'COMPLETED 101 Missed'], 'COMPLETED twice'],
    [['INCOMING 101', 'COMPLETED 101 Success', 'COMPLETED 101 Missed'], 'COMPLETED twice'],
    [['INCOMING 101', 'COMPLETED 101 Missed', 'ACCEPTED 101'], 'ACCEPTED without an open window'],
    [['INCOMING 102', 'COMPLETED 101 Success'], 'COMPLETED Success never opened'],
    [['COMPLETED 101 Cancelled'], 'COMPLETED Cancelled never opened'],
    [['COMPLETED 101 Success', 'COMPLETED 101 Success'], 'COMPLETED twice'],
    [['INCOMING 101', 'COMPLETED 102 Cancelled'], 'COMPLETED Cancelled never opened'],
    [['INCOMING 101', event('ACCEPTED 101', { phone: '7999' })], 'phone of call c1 changed'],
    [['INCOMING 101', event('ACCEPTED 101', { type: 'out' })], 'type of call c1 changed'],
    [['INCOMING 101', event('INCOMING 102', { diversion: '' })], 'diversion of call c1 changed'],
  ] as [(string | Fields)[], string][])('refuses the last of %s: %s', (story, reason) => {
    expect(lastViolation(...story)).toContain(reason);
  });

  it('excuses the window that lost a message to a fault, and those of calls it could not see', () => {
    const order = new CallOrder();
    order.excuse(event('INCOMING 101'));
    expect(order.take(event('ACCEPTED 101'), 0)).toBeUndefined();
    expect(order.take(event('COMPLETED 102 Success'), 0)).toBeUndefined();
    expect(order.take(event('COMPLETED 102 Success'), 0)).toContain('COMPLETED twice');
  });

  it('tells the windows with their state', () => {
    const order = new CallOrder();
    order.take(event('INCOMING 101'), 5);
    order.take(event('ACCEPTED 101'), 6);
    expect(order.windows).toMatchObject([{ callid: 'c1', ext: '101', since: 5, phase: 'talking' }]);
  });
});
