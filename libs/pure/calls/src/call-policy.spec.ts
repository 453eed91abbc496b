import { describe, expect, it } from 'vitest';
import { labRules } from './testing/lab-rules.ts';
import { Story } from './testing/story.ts';

const client = { from: '74957654321', did: '74951234567' };
const rules = (policy: { missed?: 'one' | 'all'; popupAfterTransfer?: boolean }) =>
  labRules({ policy: { missed: 'one', popupAfterTransfer: true, ...policy } });

describe('the switch `missed: all`', () => {
  const all = rules({ missed: 'all' });

  it('tells everybody of a group that rang', () => {
    const story = new Story().comesIn('1', client).rings('1', '101').rings('1', '102').after(3000).ends('1');
    expect(story.heard(all).said).toEqual([
      'INCOMING 101',
      'INCOMING 102',
      'COMPLETED 102 Cancelled 0 r0',
      'COMPLETED 101 Missed 0 r0',
      'COMPLETED 102 Missed 0 r0',
    ]);
  });

  it('tells those a hunt had passed, too', () => {
    const story = new Story()
      .comesIn('1', client)
      .rings('1', '101')
      .after(3000)
      .dialEnds('1', '101', 'NOANSWER');
    story.ends('101').rings('1', '102').after(3000).ends('1');
    expect(story.heard(all).said).toEqual([
      'INCOMING 101',
      'COMPLETED 101 Cancelled 0 r0',
      'INCOMING 102',
      'COMPLETED 102 Missed 0 r0',
      'COMPLETED 101 Missed 0 r0',
    ]);
  });

  it('tells nobody who rang before somebody talked', () => {
    const story = new Story().comesIn('1', client).rings('1', '101').rings('1', '102').after(1000);
    story
      .bridged('b', '1', '101')
      .ends('102')
      .after(2000)
      .leaves('b', '1')
      .ends('101')
      .rings('1', '103')
      .after(2000);
    expect(
      story
        .ends('1')
        .heard(all)
        .said.filter((word) => word.includes('Missed')),
    ).toEqual(['COMPLETED 103 Missed 0 r0']);
  });
});

describe('the switch `popupAfterTransfer: false`', () => {
  const silent = rules({ popupAfterTransfer: false });
  const transferred = (): Story => {
    const story = new Story().comesIn('1', client).rings('1', '101').after(1000).bridged('b', '1', '101');
    return story.after(2000).leaves('b', '1').ends('101').rings('1', '102').after(1000);
  };

  it('tells of the second employee his result alone', () => {
    const heard = transferred().bridged('b2', '1', '102').after(3000).ends('102').ends('1').heard(silent);
    expect(heard.said).toEqual([
      'INCOMING 101',
      'ACCEPTED 101',
      'COMPLETED 101 Success 2 r0',
      'COMPLETED 102 Success 3 r0',
    ]);
  });

  it('tells that nobody took the transferred call', () => {
    expect(transferred().ends('1').heard(silent).said.slice(3)).toEqual(['COMPLETED 102 Missed 0 r0']);
  });

  it('says nothing of a silent ring that somebody else took', () => {
    const heard = transferred()
      .rings('1', '103')
      .bridged('b2', '1', '103')
      .after(1000)
      .ends('1')
      .heard(silent);
    expect(heard.said.slice(3)).toEqual(['COMPLETED 103 Success 1 r0']);
  });
});

describe('a phone that is not named like the extension of who uses it', () => {
  it('is the employee’s by the settings', () => {
    const employees = [{ extension: '101', shortNumber: '101', enabled: true, devices: ['desk-7'] }];
    const story = new Story().comesIn('1', client).rings('1', 'x', 'PJSIP/desk-7').after(1000).ends('1');
    expect(story.heard(labRules({ employees })).said).toEqual(['INCOMING 101', 'COMPLETED 101 Missed 0 r0']);
  });

  it('and another of his ring as one', () => {
    const employees = [{ extension: '101', shortNumber: '101', enabled: true, devices: ['desk-7'] }];
    const story = new Story()
      .comesIn('1', client)
      .rings('1', 'x', 'PJSIP/desk-7')
      .rings('1', '101')
      .after(1000);
    const heard = story
      .bridged('b', '1', 'x')
      .after(10)
      .ends('101')
      .after(2000)
      .ends('1')
      .heard(labRules({ employees }));
    expect(heard.said).toEqual(['INCOMING 101', 'ACCEPTED 101', 'COMPLETED 101 Success 2 r0']);
  });

  it('is his when the dialplan says so as he calls out (AMPUSER)', () => {
    const story = new Story().born('p', { name: 'PJSIP/9101-0000000a', exten: '89161234567', state: 4 });
    story.usedBy('p', '101').dialsOut('p', '1', { to: '89161234567' }).after(3000).ends('1').ends('p');
    expect(story.heard().said[0]).toBe('OUTGOING 101');
  });
});
