import { expect, it } from 'vitest';
import { readExpectedCalls } from './expected-calls.ts';
import { headersOf, listTraces, readTrace, traceBlock } from './trace.ts';

it('there is a recording for every expectation', () => {
  expect(listTraces()).toEqual(expect.arrayContaining(Object.keys(readExpectedCalls())));
});

it('a recorded event becomes a message without the clock of the recording and a block in lower case', () => {
  const [event = { t: 0, event: '' }] = readTrace('01-inbound-answered').filter(
    (one) => one.event === 'Newchannel',
  );
  expect(headersOf(event)).toMatchObject({ Event: 'Newchannel', Channel: 'PJSIP/carrier-1-00000000' });
  expect(headersOf(event)).not.toHaveProperty('t');
  expect({ ...traceBlock(event) }).toMatchObject({ event: 'Newchannel', calleridnum: '74957654321' });
});
