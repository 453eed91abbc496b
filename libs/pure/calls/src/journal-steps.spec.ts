import { describe, expect, it } from 'vitest';
import { Story } from './testing/story.ts';

const client = { from: '74957654321', did: '74951234567' };

describe('the time line of a call', () => {
  it('tells who rang, who talked, and once who hung up', () => {
    const story = new Story().comesIn('1', client).rings('1', '101').rings('1', '119').after(1000);
    story.bridged('b', '1', '101').after(10).dialEnds('1', '119', 'CANCEL').ends('119').after(2000);
    story
      .holds('101')
      .after(500)
      .holds('101', false)
      .after(500)
      .asksToEnd('1')
      .leaves('b', '1')
      .asksToEnd('1')
      .ends('1')
      .ends('101');
    expect(story.heard().steps).toEqual([
      'rings 101',
      'rings 119',
      'talks 101',
      'stops-ringing 119',
      'holds 101',
      'resumes 101',
      'client-hangs-up',
      'apart 101',
    ]);
  });

  it('tells of the queue and of a transfer', () => {
    const story = new Story().comesIn('1', client).queued('1', '700').rings('1', '101').after(1000);
    story.bridged('b', '1', '101').queued('1', '700', false).after(2000).isTransferred('1', '102');
    story.leaves('b', '1').ends('101').rings('1', '102').after(500).ends('1').ends('102');
    expect(story.heard().steps).toEqual([
      'queue-joined 700',
      'rings 101',
      'talks 101',
      'queue-left 700',
      'transfers 102',
      'apart 101',
      'rings 102',
      'stops-ringing 102',
    ]);
  });

  it('tells by which trunks an employee tried, and why they gave up', () => {
    const story = new Story().born('101', { name: 'PJSIP/101-0000000a', exten: '89161234567', state: 4 });
    story.dialsOut('101', '1', { to: '89161234567' }).after(500).dialEnds('101', '1', 'CONGESTION');
    story.ends('1', { cause: 34 }).ends('101');
    expect(story.heard().steps).toEqual(['dials-out carrier-1', 'trunk-fails carrier-1 34']);
  });

  it('is bounded: a queue may ring its members for hours', () => {
    const story = new Story().comesIn('1', client);
    for (let round = 0; round < 400; round += 1) {
      const phone = `1-${round}`;
      story
        .rings('1', phone, 'PJSIP/101')
        .after(3000)
        .dialEnds('1', phone, 'NOANSWER')
        .ends(phone)
        .after(5000);
    }
    expect(story.ends('1').heard().steps).toHaveLength(300);
  });
});
