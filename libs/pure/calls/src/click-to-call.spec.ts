import { describe, expect, it } from 'vitest';
import { createTrackerState, restoreTracker, serializeCall, trackCalls } from './index.ts';
import { labRules } from './testing/lab-rules.ts';
import { playFacts } from './testing/play-facts.ts';
import { Story } from './testing/story.ts';
import { inShort } from './testing/told.ts';

const to = '+7 916 123-45-67';

/** Asterisk makes the Local pair of a click, and its second half rings the employee's phone. */
function rung(phone = '101'): Story {
  const story = new Story().clicks('c', { extension: '101', to, other: 'd' });
  story.born('c', { name: 'Local/101@originate-skipvm-0000000c;1', callerNumber: '101' });
  story.born('d', { name: 'Local/101@originate-skipvm-0000000c;2', callerNumber: '101', exten: '101' });
  return story.rings('d', phone);
}

/** The employee has picked up, and the first half dials the client. */
function dialled(): Story {
  const story = rung().after(900).dialEnds('d', '101', 'ANSWER').bridged('own', 'd', '101');
  return story.originateEnds('c', 4).after(50).dialsOut('c', 't', { to: '89161234567' });
}

const unsuccessful = ['OUTGOING 101', 'COMPLETED 101 NoAnswer 0 r0'];

describe('a click on a number', () => {
  it('tells PlanFix nothing while the phone of the employee rings (rule 22)', () => {
    const { said, notes } = playFacts(createTrackerState(), rung().facts, labRules());
    expect(said.filter(({ at }) => at < 30_000)).toEqual([]);
    expect(notes.map(({ code }) => code)).toContain('click-to-call');
  });

  it('is an outgoing call from the moment the client is dialled, by the number and the id of the click', () => {
    const story = dialled().after(2000).dialEnds('c', 't', 'ANSWER').bridged('out', 't', 'c').after(3100);
    const heard = story.ends('t').ends('c').ends('d').ends('101').heard();
    expect(heard.said).toEqual(['OUTGOING 101', 'ACCEPTED 101', 'COMPLETED 101 Success 3 r0']);
    expect(heard.heads).toEqual(['out 79161234567 74951234567']);
    const { said } = playFacts(createTrackerState(), story.facts, labRules());
    expect(new Set(said.map(({ callId }) => callId))).toEqual(new Set(['c']));
  });

  it('goes on when the Local pair has been taken out of the way (no recording)', () => {
    const story = dialled().after(1000).dialEnds('c', 't', 'ANSWER').bridged('own', 't').ends('c').ends('d');
    expect(story.after(2000).ends('101').ends('t').heard().said).toEqual([
      'OUTGOING 101',
      'ACCEPTED 101',
      'COMPLETED 101 Success 2 r0',
    ]);
  });

  it('of a busy client ends as any outgoing call does', () => {
    const story = dialled().after(500).dialEnds('c', 't', 'BUSY').ends('t', { cause: 17 }).after(8000);
    expect(story.ends('c').ends('d').ends('101').heard().said).toEqual([
      'OUTGOING 101',
      'COMPLETED 101 Busy 0 r0',
    ]);
  });

  it.each([
    [3, 'click-not-answered 101'],
    [1, 'click-not-answered 101'],
    [5, 'click-phone-busy 101'],
    [0, 'click-phone-unreachable 101'],
    [8, 'click-phone-unreachable 101'],
  ])('that nobody picks up is opened and closed at once (OriginateResponse %i)', (reason, why) => {
    const story = rung().after(20_000).ends('101').ends('d').ends('c').originateEnds('c', reason);
    expect(story.heard()).toMatchObject({ said: unsuccessful, notes: ['click-to-call 101', why] });
  });

  it('of an extension the PBX does not know ends though no channel was ever made, and is forgotten', () => {
    const state = createTrackerState();
    const story = new Story().clicks('c', { extension: '101', to }).after(3).originateEnds('c', 0);
    expect(playFacts(state, story.facts, labRules()).said.map(inShort)).toEqual(unsuccessful);
    expect([state.calls.size, state.deadlines.size]).toEqual([0, 0]);
  });

  it('ends by its channels when the word of the PBX is lost, and by time when everything is', () => {
    expect(rung().after(9000).ends('101').ends('d').ends('c').after(5000).heard().said).toEqual(unsuccessful);
    const story = new Story().clicks('c', { extension: '101', to }).after(90_000);
    expect(story.heard().said).toEqual(unsuccessful);
  });

  it('is closed as not available when the PBX has no way to the client', () => {
    const story = rung().after(900).dialEnds('d', '101', 'ANSWER').bridged('own', 'd', '101');
    story.originateEnds('c', 4).after(1500).ends('c').ends('d').ends('101');
    expect(story.heard()).toMatchObject({
      said: ['OUTGOING 101', 'COMPLETED 101 NotAvailable 0 r0'],
      notes: ['click-to-call 101', 'click-without-client 101'],
    });
  });

  it('that the PBX refuses is not told: whoever clicked has the error', () => {
    const story = new Story()
      .clicks('c', { extension: '101', to })
      .refusesClick('c', 'Originate Access Forbidden');
    expect(story.heard()).toMatchObject({
      said: [],
      notes: ['click-to-call 101', 'click-refused Originate Access Forbidden'],
    });
  });

  it('of a plain phone needs no Local pair', () => {
    const story = new Story()
      .clicks('c', { extension: '101', to })
      .exists('c', { name: 'PJSIP/101-0000000c' });
    story.born('c', { name: 'PJSIP/101-0000000c' }).after(900).originateEnds('c', 4);
    story.dialsOut('c', 't', { to: '89161234567' }).after(900).bridged('out', 't', 'c').after(2500);
    expect(story.ends('t').ends('c').heard().said).toEqual([
      'OUTGOING 101',
      'ACCEPTED 101',
      'COMPLETED 101 Success 2 r0',
    ]);
  });

  it('rings an employee on his mobile: that leg is his phone, not the client', () => {
    const story = new Story().clicks('c', { extension: '101', to, other: 'd' });
    story.born('c', { name: 'Local/101@originate-skipvm-0000000c;1' });
    story.born('d', { name: 'Local/101@originate-skipvm-0000000c;2' }).callsExtension('d', '101');
    story.dialsOut('d', 'm', { to: '89037654321' }).after(2000).dialEnds('d', 'm', 'ANSWER');
    story.bridged('own', 'd', 'm').originateEnds('c', 4).dialsOut('c', 't', { to: '89161234567' });
    story.after(1000).dialEnds('c', 't', 'ANSWER').bridged('out', 't', 'c').after(3000);
    const heard = story.ends('t').ends('c').ends('d').ends('m').heard();
    expect(heard.said).toEqual(['OUTGOING 101', 'ACCEPTED 101', 'COMPLETED 101 Success 3 r0']);
    const { said } = playFacts(createTrackerState(), story.facts, labRules());
    expect(said[0]?.at).toBe(3000);
    expect(heard.heads).toEqual(['out 79161234567 74951234567']);
  });

  it('on the number of a colleague is an internal call (rule 2)', () => {
    const story = new Story().clicks('c', { extension: '101', to: '102', other: 'd' });
    story.born('c', { name: 'Local/101@originate-skipvm-0000000c;1' });
    story.born('d', { name: 'Local/101@originate-skipvm-0000000c;2' });
    story.rings('d', '101').after(900).bridged('own', 'd', '101').originateEnds('c', 4).rings('c', '102');
    story.after(900).bridged('out', 'c', '102').after(900).ends('102').ends('c').ends('d').ends('101');
    expect(story.heard()).toMatchObject({ said: [], notes: ['click-to-call 101', 'internal-call'] });
  });

  it('is known after a restart, at any moment', () => {
    const facts = dialled().after(1000).dialEnds('c', 't', 'ANSWER').bridged('out', 't', 'c').after(3000);
    facts.ends('t').ends('c').ends('d').ends('101');
    for (let cut = 1; cut < facts.facts.length; cut += 1) {
      const before = createTrackerState();
      const said = facts.facts.slice(0, cut).flatMap((fact) => trackCalls(before, fact, labRules()).events);
      const texts = [...before.calls.keys()].map((callId) => serializeCall(before, callId) ?? '');
      const after = playFacts(restoreTracker(texts), facts.facts.slice(cut), labRules()).said;
      expect([cut, ...[...said, ...after].map(inShort)]).toEqual([
        cut,
        'OUTGOING 101',
        'ACCEPTED 101',
        'COMPLETED 101 Success 3 r0',
      ]);
    }
  });
});
