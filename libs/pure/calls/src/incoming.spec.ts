import { describe, expect, it } from 'vitest';
import { createTrackerState, trackCalls } from './index.ts';
import { labRules } from './testing/lab-rules.ts';
import { Story } from './testing/story.ts';

const client = { from: '+7 (495) 765-43-21', did: '74951234567' };

describe('an incoming call', () => {
  it('is one ring though two devices of one employee ring (rule 6)', () => {
    const story = new Story()
      .comesIn('1', client)
      .rings('1', '101')
      .rings('1', '101b', 'SIP/101')
      .after(2000);
    expect(
      story.bridged('b', '1', '101b').after(3500).ends('101b').ends('101').ends('1').heard(),
    ).toMatchObject({
      said: ['INCOMING 101', 'ACCEPTED 101', 'COMPLETED 101 Success 3 r0'],
      heads: ['in 74957654321 74951234567'],
    });
  });

  it('goes on with the same ring when the queue rings the same phone again within a second (rule 10)', () => {
    const story = new Story()
      .comesIn('1', client)
      .rings('1', '101')
      .after(5000)
      .dialEnds('1', '101', 'NOANSWER');
    story.ends('101').after(900).rings('1', '101x', 'PJSIP/101').after(1000).bridged('b', '1', '101x');
    expect(story.after(1000).ends('1').heard().said).toEqual([
      'INCOMING 101',
      'ACCEPTED 101',
      'COMPLETED 101 Success 1 r0',
    ]);
  });

  it('closes the window after a second of silence and still tells one Missed at the end (rules 10, 11)', () => {
    const story = new Story()
      .comesIn('1', client)
      .rings('1', '101')
      .after(5000)
      .dialEnds('1', '101', 'NOANSWER');
    expect(story.ends('101').after(20_000).ends('1').heard().said).toEqual([
      'INCOMING 101',
      'COMPLETED 101 Cancelled 0 r0',
      'COMPLETED 101 Missed 0 r0',
    ]);
  });

  it('is missed by the phone that began to ring first when several ring to the end (rule 11)', () => {
    const story = new Story()
      .comesIn('1', client)
      .rings('1', '101')
      .after(3000)
      .rings('1', '102')
      .after(5000);
    story.dialEnds('1', '102', 'NOANSWER').after(4).dialEnds('1', '101', 'NOANSWER').ends('102').ends('101');
    expect(story.after(6).ends('1').heard().said).toEqual([
      'INCOMING 101',
      'INCOMING 102',
      'COMPLETED 102 Cancelled 0 r0',
      'COMPLETED 101 Missed 0 r0',
    ]);
  });

  it('closes the others at once when one answers, and their late words open nothing (rule 9)', () => {
    const story = new Story().comesIn('1', client).rings('1', '101').rings('1', '102').after(1000);
    story.bridged('b', '102', '1').after(300).dialEnds('1', '101', 'CANCEL').ends('101');
    expect(story.after(2000).leaves('b', '1').after(10).ends('102').ends('1').heard().said).toEqual([
      'INCOMING 101',
      'INCOMING 102',
      'COMPLETED 101 Cancelled 0 r0',
      'ACCEPTED 102',
      'COMPLETED 102 Success 2 r0',
    ]);
  });

  it('is told to nobody when only an unmapped phone rings, and the journal says so (rule 4)', () => {
    const heard = new Story().comesIn('1', client).rings('1', '119').after(900).ends('119').ends('1').heard();
    expect(heard).toMatchObject({ said: [], notes: ['extension-without-employee 119'] });
  });

  it('cancels the ring when an unmapped extension takes the call: that is talk, not a miss (rule 11)', () => {
    const story = new Story().comesIn('1', client).rings('1', '101').rings('1', '119').after(1000);
    expect(story.bridged('b', '1', '119').after(9000).ends('1').heard().said).toEqual([
      'INCOMING 101',
      'COMPLETED 101 Cancelled 0 r0',
    ]);
  });

  it('without a number is not sent, unless the admin named a substitute (rule 3)', () => {
    const story = new Story()
      .comesIn('1', { ...client, from: 'anonymous' })
      .rings('1', '101')
      .after(10)
      .ends('1');
    expect(story.heard()).toMatchObject({ said: [], notes: ['anonymous-not-sent'] });
    const numbers = { country: 'RU', internal: '^\\d{2,5}$', outsidePrefix: '9', anonymousAs: '70000000000' };
    expect(story.heard(labRules({ numbers }))).toMatchObject({
      said: ['INCOMING 101', 'COMPLETED 101 Missed 0 r0'],
      heads: ['in 70000000000 74951234567'],
      notes: ['anonymous-substituted 70000000000'],
    });
  });

  it('that rang nobody goes to the default employee of its line, else only to the journal (rule 12)', () => {
    const story = new Story().comesIn('1', client).after(4000).ends('1');
    expect(story.heard()).toMatchObject({ said: [], notes: ['nobody-rang'] });
    const lines = [{ number: '8 495 123-45-67', lostCalls: '103', enabled: true }];
    expect(story.heard(labRules({ lines })).said).toEqual(['COMPLETED 103 Missed 0 r0']);
  });

  it('on a line that is switched off is silent (journal only)', () => {
    const story = new Story().comesIn('1', client).rings('1', '101').after(10).ends('1');
    const lines = [{ number: '74951234567', lostCalls: undefined, enabled: false }];
    expect(story.heard(labRules({ lines }))).toMatchObject({
      said: [],
      notes: ['line-switched-off 74951234567'],
    });
  });

  it('is read from chan_sip and DAHDI channels as from PJSIP', () => {
    const story = new Story()
      .comesIn('1', { ...client, trunk: 'DAHDI/i1/4957654321' })
      .rings('1', '101', 'SIP/101');
    expect(
      story
        .after(10)
        .ends('1')
        .heard(labRules({ trunks: [] })).said,
    ).toEqual(['INCOMING 101', 'COMPLETED 101 Missed 0 r0']);
  });

  it('tells a phone that rejects at once though its end is heard before its ring', () => {
    const story = new Story().comesIn('1', client).born('101', { name: 'PJSIP/101-0000000a' });
    expect(story.ends('101', { cause: 17 }).rings('1', '101').after(50).ends('1').heard().said).toEqual([
      'INCOMING 101',
      'COMPLETED 101 Missed 0 r0',
    ]);
  });

  it('forwarded to a mobile by FreePBX stays the call of the one who forwards (rule 18)', () => {
    const story = new Story()
      .comesIn('1', client)
      .callsExtension('1', '101')
      .dialsOut('1', '2', { to: '89161234567' });
    story.callsExtension('2', '101').after(2000).bridged('b', '1', '2').after(5000).ends('2').ends('1');
    expect(story.heard().said).toEqual(['INCOMING 101', 'ACCEPTED 101', 'COMPLETED 101 Success 5 r0']);
  });

  it('transferred to a mobile is told of no more, though the leg inherits whom the PBX had called (rule 14)', () => {
    const story = new Story().comesIn('1', client).callsExtension('1', '101').rings('1', '101').after(1000);
    story.bridged('b', '1', '101').after(4000).leaves('b', '1').leaves('b', '101').ends('101');
    story
      .dialsOut('1', '2', { to: '89161234567' })
      .callsExtension('2', '101')
      .after(900)
      .bridged('c', '1', '2');
    expect(story.after(9000).ends('2').ends('1').heard().said).toEqual([
      'INCOMING 101',
      'ACCEPTED 101',
      'COMPLETED 101 Success 4 r0',
    ]);
  });

  it('of chan_sip is born Down and rings a moment later', () => {
    const born = { name: 'SIP/carrier-1-00000001', callerNumber: client.from, exten: client.did, state: 0 };
    const story = new Story().born('1', born).changes('1', { state: 4 }).rings('1', '101', 'SIP/101');
    expect(story.after(10).ends('1').heard()).toMatchObject({
      said: ['INCOMING 101', 'COMPLETED 101 Missed 0 r0'],
      heads: ['in 74957654321 74951234567'],
    });
  });

  it('on an analog line has its number after its birth and its line from FROM_DID', () => {
    const story = new Story().born('1', { name: 'DAHDI/g1-1', exten: 's', state: 4 });
    story.changes('1', { callerNumber: client.from }).fromDid('1', client.did).rings('1', '101');
    expect(
      story
        .after(10)
        .ends('1')
        .heard(labRules({ trunks: ['g1'] })).heads,
    ).toEqual(['in 74957654321 74951234567']);
  });

  it('keeps a short number as its line where the admin named it', () => {
    const story = new Story()
      .comesIn('1', { ...client, did: '4567' })
      .after(10)
      .ends('1');
    const lines = [{ number: '4567', lostCalls: '103', enabled: true }];
    expect(story.heard(labRules({ lines }))).toMatchObject({
      said: ['COMPLETED 103 Missed 0 r0'],
      heads: ['in 74957654321 4567'],
    });
  });

  it('never comes from the phone of an employee who is switched off', () => {
    const people = [{ extension: 'anna', shortNumber: '101', enabled: false }];
    const story = new Story().born('1', {
      name: 'PJSIP/anna-00000001',
      callerNumber: '200101',
      exten: '102',
      state: 4,
    });
    expect(
      story
        .after(10)
        .ends('1')
        .heard(labRules({ employees: people, trunks: [] })).said,
    ).toEqual([]);
  });

  it('has one id from start to end though a second PBX is added meanwhile', () => {
    const state = createTrackerState();
    const facts = new Story().comesIn('1', client).rings('1', '101').after(5).ends('1').facts;
    const before = facts.slice(0, 3).flatMap((fact) => trackCalls(state, fact, labRules()).events);
    const after = facts
      .slice(3)
      .flatMap((fact) => trackCalls(state, fact, { ...labRules(), callIdPrefix: 'main-' }).events);
    expect([...before, ...after].map(({ callId }) => callId)).toEqual(['1', '1']);
  });
});
