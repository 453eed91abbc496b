import { describe, expect, it } from 'vitest';
import { labRules } from './testing/lab-rules.ts';
import { Story } from './testing/story.ts';

const calls = (exten = '89161234567'): Story =>
  new Story().born('1', { name: 'PJSIP/101-00000001', callerNumber: '101', exten, state: 4 });

describe('an outgoing call', () => {
  it('tries a second trunk without a second window and ends by the last one (rules 19, 21)', () => {
    const story = calls().dialsOut('1', '2', { to: '89161234567' }).dialEnds('1', '2', 'CONGESTION');
    story.ends('2', { cause: 34 }).after(700).dialsOut('1', '3', { to: '89161234567', trunk: 'carrier-2' });
    story.dialEnds('1', '3', 'BUSY').ends('3', { cause: 17 }).after(20_000).ends('1');
    expect(story.heard(labRules({ trunks: ['carrier-1', 'carrier-2'] }))).toMatchObject({
      said: ['OUTGOING 101', 'COMPLETED 101 Busy 0 r0'],
      heads: ['out 79161234567 74951234567'],
    });
  });

  it('closes a second after the trunk gave up though the employee listens to the tone on (rule 21)', () => {
    const story = calls().dialsOut('1', '2', { to: '89161234567' }).dialEnds('1', '2', 'NOANSWER');
    expect(story.ends('2', { cause: 21 }).after(30_000).heard().said).toEqual([
      'OUTGOING 101',
      'COMPLETED 101 NotAllowed 0 r0',
    ]);
  });

  it('closes by DialStatus when the trunk leg never says it ended', () => {
    const story = calls().dialsOut('1', '2', { to: '89161234567' }).after(3000).dialEnds('1', '2', 'CANCEL');
    expect(story.ends('1').after(5000).heard().said).toEqual(['OUTGOING 101', 'COMPLETED 101 NoAnswer 0 r0']);
  });

  it('takes the number dialled when what the trunk got is no number of this world (rule 3)', () => {
    const story = calls('989161234567').dialsOut('1', '2', { to: '77#161' });
    expect(story.ends('1').ends('2').heard().heads).toEqual(['out 79161234567 74951234567']);
  });

  it('of an unmapped extension is not sent; the journal says whose (rule 4)', () => {
    const story = new Story().born('1', { name: 'PJSIP/119-00000001', exten: '89161234567', state: 4 });
    expect(story.dialsOut('1', '2', { to: '89161234567' }).ends('2').ends('1').heard()).toMatchObject({
      said: [],
      notes: ['extension-without-employee 119'],
    });
  });

  it('that another employee is rung for and does not take ends with NoAnswer for that one (rule 14)', () => {
    const story = calls()
      .dialsOut('1', '2', { to: '89161234567' })
      .after(500)
      .bridged('b', '2', '1')
      .after(4000);
    story.leaves('b', '1').leaves('b', '2').ends('1').rings('2', '102').after(3000).ends('102').ends('2');
    expect(story.heard().said).toEqual([
      'OUTGOING 101',
      'ACCEPTED 101',
      'COMPLETED 101 Success 4 r0',
      'OUTGOING 102',
      'COMPLETED 102 NoAnswer 0 r0',
    ]);
  });
});

describe('an internal call', () => {
  it('tells PlanFix nothing and stands in the journal (rule 2)', () => {
    const story = calls('102')
      .rings('1', '102')
      .after(1000)
      .bridged('b', '1', '102')
      .after(1000)
      .ends('102')
      .ends('1');
    expect(story.heard()).toMatchObject({ said: [], notes: ['internal-call'] });
  });

  it('that the called colleague forwards to a mobile is one call of the caller, with one window', () => {
    const story = calls('102')
      .rings('1', '102')
      .callsExtension('1', '102')
      .after(500)
      .dialEnds('1', '102', 'NOANSWER');
    story.ends('102').dialsOut('1', '2', { to: '89161234567' }).after(900).bridged('b', '2', '1').after(3000);
    expect(story.ends('2').ends('1').heard().said).toEqual([
      'OUTGOING 101',
      'ACCEPTED 101',
      'COMPLETED 101 Success 3 r0',
    ]);
  });
});
