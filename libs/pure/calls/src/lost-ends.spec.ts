import { describe, expect, it } from 'vitest';
import { Story } from './testing/story.ts';

const client = { from: '74957654321', did: '74951234567' };
const talk = (): Story =>
  new Story().comesIn('1', client).rings('1', '101').after(1000).bridged('b', '1', '101').after(5000);

describe('a channel whose end was never heard (rule 29)', () => {
  it('is found at the second look at the live channels; its talk counts up to the first that missed it', () => {
    const heard = talk().looked().after(60_000).looked().heard();
    expect(heard.said).toEqual(['INCOMING 101', 'ACCEPTED 101', 'COMPLETED 101 Success 5 r0']);
    expect(heard.notes).toEqual(['closed-without-hangup']);
  });

  it('is not given up by one look: its row may be older than its birth', () => {
    const heard = talk().looked().after(60_000).looked('1', '101').after(60_000).looked().heard();
    expect(heard.said).toEqual(['INCOMING 101', 'ACCEPTED 101']);
  });

  it('is gone when the link comes back without it (rule 26)', () => {
    const heard = talk().reconnected('101').heard();
    expect(heard.said).toEqual(['INCOMING 101', 'ACCEPTED 101', 'COMPLETED 101 Success 5 r0']);
    expect(heard.notes).toEqual(['closed-without-hangup']);
  });
});

it('a call that began while the link was lost is picked up from the live channels', () => {
  const seen = new Story().exists('1', {
    name: 'PJSIP/carrier-1-00000001',
    callerNumber: client.from,
    exten: client.did,
    state: 6,
  });
  const heard = seen.reconnected('1').rings('1', '101').after(10).ends('1').heard();
  expect(heard.said).toEqual(['INCOMING 101', 'COMPLETED 101 Missed 0 r0']);
  expect(heard.notes).toEqual(['found-after-reconnect']);
});
