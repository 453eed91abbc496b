import { describe, expect, it } from 'vitest';
import { Story } from './testing/story.ts';

const client = { from: '74957654321', did: '74951234567' };
const ringing = (): Story => new Story().comesIn('1', client).rings('1', '101').after(2000);
const talking = (): Story => ringing().bridged('b', '1', '101').after(5000);
const asleep = (story: Story, ms = 30_000): Story => story.linkLost().after(ms);

describe('a call under way when the link is lost (rule 26)', () => {
  it('goes on talking as if nothing had been', () => {
    const story = asleep(talking()).reconnected({ id: '1', bridgeid: 'b' }, { id: '101', bridgeid: 'b' });
    const heard = story.after(5000).leaves('b', '101').ends('101').ends('1').heard();
    expect(heard.said).toEqual(['INCOMING 101', 'ACCEPTED 101', 'COMPLETED 101 Success 40 r0']);
    expect(heard.notes).toEqual([]);
  });

  it('that ended meanwhile is closed with the talk that is known of', () => {
    const heard = asleep(talking()).reconnected().heard();
    expect(heard.said).toEqual(['INCOMING 101', 'ACCEPTED 101', 'COMPLETED 101 Success 5 r0']);
    expect(heard.notes).toEqual(['closed-without-hangup']);
  });

  it('goes on ringing', () => {
    const story = asleep(ringing(), 1000).reconnected(
      { id: '1', channelstate: '4' },
      { id: '101', channelstate: '5' },
    );
    const heard = story.after(1000).bridged('b', '1', '101').after(3000).ends('101').ends('1').heard();
    expect(heard.said).toEqual(['INCOMING 101', 'ACCEPTED 101', 'COMPLETED 101 Success 3 r0']);
  });

  it('that was answered meanwhile is told as answered when that is seen', () => {
    const story = asleep(ringing()).reconnected({ id: '1', bridgeid: 'b' }, { id: '101', bridgeid: 'b' });
    const heard = story.after(3000).ends('101').ends('1').heard();
    expect(heard.said).toEqual(['INCOMING 101', 'ACCEPTED 101', 'COMPLETED 101 Success 3 r0']);
  });

  it('that rang another phone meanwhile goes on there', () => {
    const story = asleep(ringing()).exists('102', { name: 'PJSIP/102-0000000b' });
    story.reconnected({ id: '1', channelstate: '4' }, { id: '102', channelstate: '5' });
    const heard = story.after(1000).bridged('b', '1', '102').after(3000).ends('102').ends('1').heard();
    expect(heard.said).toEqual([
      'INCOMING 101',
      'COMPLETED 101 Cancelled 0 r0',
      'INCOMING 102',
      'ACCEPTED 102',
      'COMPLETED 102 Success 3 r0',
    ]);
  });

  it('that was handed over meanwhile is told as handed over', () => {
    const story = asleep(talking()).exists('102', { name: 'PJSIP/102-0000000b' });
    story.reconnected({ id: '1', bridgeid: 'b2' }, { id: '102', bridgeid: 'b2' });
    const heard = story.after(3000).ends('102').ends('1').heard();
    expect(heard.said).toEqual([
      'INCOMING 101',
      'ACCEPTED 101',
      'COMPLETED 101 Success 5 r0',
      'INCOMING 102',
      'ACCEPTED 102',
      'COMPLETED 102 Success 3 r0',
    ]);
  });

  it('that was parked meanwhile is nobody’s talk until somebody fetches it', () => {
    const story = asleep(talking()).reconnected({ id: '1', bridgeid: 'lot', application: 'Park' });
    const heard = story.after(60_000).ends('1').heard();
    expect(heard.said).toEqual(['INCOMING 101', 'ACCEPTED 101', 'COMPLETED 101 Success 5 r0']);
  });

  it('that waits in a queue is rung on: the member found ringing rings for it', () => {
    const story = asleep(new Story().comesIn('1', client).after(500), 1000);
    story
      .exists('l1', { name: 'Local/101@from-queue-1;1' })
      .exists('l2', { name: 'Local/101@from-queue-1;2' });
    story.exists('101', { name: 'PJSIP/101-0000000a' });
    story.reconnected('1', { id: 'l1', channelstate: '5' }, 'l2', { id: '101', channelstate: '5' });
    story.after(1000).bridged('b1', '1', 'l1').bridged('b2', 'l2', '101').after(2000);
    const heard = story.ends('101').ends('1').heard();
    expect(heard.said).toEqual(['INCOMING 101', 'ACCEPTED 101', 'COMPLETED 101 Success 2 r0']);
  });
});

describe('a call that began while the link was lost', () => {
  const found = (name: string, callerNumber = '', exten = 's') => ({ name, callerNumber, exten, state: 6 });

  it('is told while it rings, with the line it came by', () => {
    const story = new Story().exists('1', found('PJSIP/carrier-1-00000001', client.from, '101'));
    story.exists('101', found('PJSIP/101-0000000a'));
    story.reconnected(
      { id: '1', channelstate: '4', foundline: client.did },
      { id: '101', channelstate: '5' },
    );
    const heard = story.after(1000).dialEnds('1', '101', 'CANCEL').ends('101').ends('1').heard();
    expect(heard.said).toEqual(['INCOMING 101', 'COMPLETED 101 Missed 0 r0']);
    expect(heard.heads).toEqual(['in 74957654321 74951234567']);
    expect(heard.notes).toEqual(['found-after-reconnect']);
  });

  it('is told while it talks', () => {
    const story = new Story().exists('1', found('PJSIP/carrier-1-00000001', client.from, '101'));
    story.exists('101', found('PJSIP/101-0000000a'));
    const row = { id: '1', bridgeid: 'b', foundline: client.did };
    const heard = story
      .reconnected(row, { id: '101', bridgeid: 'b' })
      .after(4000)
      .ends('101')
      .ends('1')
      .heard();
    expect(heard.said).toEqual(['INCOMING 101', 'ACCEPTED 101', 'COMPLETED 101 Success 4 r0']);
  });

  it('is told with the talk it has had already, on whatever clock the PBX is', () => {
    const story = new Story().exists('1', found('PJSIP/carrier-1-00000001', client.from, '101'));
    story.exists('101', found('PJSIP/101-0000000a')).after(60_000);
    const phone = {
      id: '101',
      bridgeid: 'b',
      duration: '00:00:20',
      foundborn: '500.25',
      foundanswered: '505.5',
    };
    story.reconnected({ id: '1', bridgeid: 'b', foundline: client.did }, phone);
    const heard = story.after(4000).ends('101').ends('1').heard();
    // It has lived for 20 s and was answered after 5.25 s of them.
    expect(heard.said).toEqual(['INCOMING 101', 'ACCEPTED 101', 'COMPLETED 101 Success 18 r0']);
  });

  it('by a Dial is told with the number that was dialled', () => {
    const story = new Story().exists('101', found('PJSIP/101-0000000a', '74951234567', 's'));
    story.exists('1', found('PJSIP/carrier-1-00000001', 's'));
    const applicationdata = 'PJSIP/89161234567@carrier-1,300,Tt';
    const row = {
      id: '101',
      bridgeid: 'b',
      application: 'Dial',
      applicationdata,
      founddialled: '989161234568',
    };
    const heard = story
      .reconnected(row, { id: '1', bridgeid: 'b' })
      .after(4000)
      .ends('1')
      .ends('101')
      .heard();
    expect(heard.heads).toEqual(['out 79161234567 74951234567']);
  });

  it('to outside is told with the number that was dialled', () => {
    const story = new Story().exists('101', found('PJSIP/101-0000000a', '74951234567', 's'));
    story.exists('1', found('PJSIP/carrier-1-00000001', 's'));
    const row = { id: '101', bridgeid: 'b', founddialled: '989161234567' };
    const heard = story
      .reconnected(row, { id: '1', bridgeid: 'b' })
      .after(4000)
      .ends('1')
      .ends('101')
      .heard();
    expect(heard.said).toEqual(['OUTGOING 101', 'ACCEPTED 101', 'COMPLETED 101 Success 4 r0']);
    expect(heard.heads).toEqual(['out 79161234567 74951234567']);
  });

  it('between colleagues stays untold', () => {
    const story = new Story().exists('101', found('PJSIP/101-0000000a', '101', '102'));
    story.exists('102', found('PJSIP/102-0000000b', '102'));
    const heard = story
      .reconnected({ id: '101', bridgeid: 'b' }, { id: '102', bridgeid: 'b' })
      .ends('102')
      .ends('101')
      .heard();
    expect(heard.said).toEqual([]);
  });
});

it('a phone found ringing while the client talks rings for a consultation, not for him', () => {
  const story = asleep(talking()).exists('102', { name: 'PJSIP/102-0000000b' });
  story.reconnected(
    { id: '1', bridgeid: 'b' },
    { id: '101', bridgeid: 'b' },
    { id: '102', channelstate: '5' },
  );
  const heard = story.after(1000).ends('102').ends('101').ends('1').heard();
  expect(heard.said).toEqual(['INCOMING 101', 'ACCEPTED 101', 'COMPLETED 101 Success 36 r0']);
});

describe('where the PBX does not tell what lives (no right `reporting`)', () => {
  it('a call goes on as soon as anything is heard of it', () => {
    const story = asleep(talking())
      .reconnectedBlind()
      .after(3 * 3_600_000);
    const heard = story.leaves('b', '101').ends('101').ends('1').heard();
    expect(heard.said.at(-1)).toMatch(/^COMPLETED 101 Success/);
    expect(heard.said).toHaveLength(3);
  });

  it('a call that ended meanwhile is given up in the end, with the talk that is known of', () => {
    const heard = asleep(talking())
      .reconnectedBlind()
      .after(2 * 3_600_000 + 1000)
      .tick()
      .heard();
    expect(heard.said).toEqual(['INCOMING 101', 'ACCEPTED 101', 'COMPLETED 101 Success 5 r0']);
    expect(heard.notes).toEqual(['closed-without-hangup']);
  });
});
