import { describe, expect, it } from 'vitest';
import { labRules } from './testing/lab-rules.ts';
import { playFacts } from './testing/play-facts.ts';
import { Story } from './testing/story.ts';
import { traceFacts } from './testing/trace-facts.ts';
import { createTrackerState } from './index.ts';

const client = { from: '74957654321', did: '74951234567' };
const file = '/var/spool/asterisk/monitor/2026/11/23/external-101-74957654321-20261123-073320-1.wav';
const ringing = (): Story => new Story().comesIn('1', client).rings('1', '101');
const talk = (story: Story): Story => story.after(1000).bridged('b', '1', '101').after(3000);
const over = (story: Story): Story => story.ends('101').ends('1');

describe('the recording of a talk (rule 24)', () => {
  it('is the file of a recorder that runs on a channel of the talk', () => {
    const heard = over(talk(ringing().records('1', file))).heard();
    expect(heard.said.at(-1)).toBe('COMPLETED 101 Success 3 r1');
    expect(heard.files).toEqual([file]);
  });

  it('is none when nobody talked, whatever file was begun', () => {
    const heard = over(ringing().records('1', file)).heard();
    expect([heard.said.at(-1), heard.files]).toEqual(['COMPLETED 101 Missed 0 r0', []]);
  });

  it('is none when the recorder had stopped before the talk', () => {
    const heard = over(talk(ringing().records('1', file).stopsRecording('1'))).heard();
    expect([heard.said.at(-1), heard.files]).toEqual(['COMPLETED 101 Success 3 r0', []]);
  });

  it('is one file for all talks when the recorder goes on, also where it is started again with the same name', () => {
    const transferred = talk(ringing().records('1', file))
      .leaves('b', '1')
      .ends('101')
      .rings('1', '102')
      .records('1', file)
      .bridged('c', '1', '102')
      .after(2000);
    const heard = transferred.ends('102').ends('1').heard();
    expect(heard.said.filter((line) => line.startsWith('COMPLETED'))).toEqual([
      'COMPLETED 101 Success 3 r1',
      'COMPLETED 102 Success 2 r1',
    ]);
    expect(heard.files).toEqual([file]);
  });

  it('is only the talk that was recorded when a transfer ends the recorder', () => {
    const transferred = talk(ringing().records('101', file)).leaves('b', '1').ends('101').rings('1', '102');
    const heard = transferred.bridged('c', '1', '102').after(2000).ends('102').ends('1').heard();
    expect(heard.said.filter((line) => line.startsWith('COMPLETED'))).toEqual([
      'COMPLETED 101 Success 3 r1',
      'COMPLETED 102 Success 2 r0',
    ]);
  });

  it('is the outgoing one of the two files of click-to-call', () => {
    const both = talk(
      ringing().records('1', '/m/out-7495-101-1.wav').records('101', '/m/internal-101-101-1.wav'),
    );
    expect(over(both).heard().files).toEqual(['/m/out-7495-101-1.wav']);
  });
});

describe('where the AMI user may not see variables', () => {
  it('is asked for, once for each channel of the talk, and known from the answer', () => {
    const heard = over(talk(ringing()).answersWith('1', file)).heard();
    expect([heard.asked, heard.files]).toEqual([['1', '101'], [file]]);
    expect(heard.said.at(-1)).toBe('COMPLETED 101 Success 3 r1');
  });

  it('is not asked for where variables are heard and no recorder runs', () => {
    const heard = over(talk(ringing().fromDid('1', '74951234567'))).heard();
    expect([heard.asked, heard.files]).toEqual([[], []]);
  });

  it('is known from the call record when Asterisk did not answer', () => {
    const heard = over(talk(ringing().records('1')))
      .hasRecord('1', 'external-1.wav')
      .heard();
    expect(heard.said.at(-1)).toBe('COMPLETED 101 Success 3 r1');
    expect(heard.files).toEqual(['external-1.wav']);
  });

  it('is not believed of a call record whose channel nobody recorded', () => {
    expect(over(talk(ringing())).hasRecord('1', 'external-1.wav').heard().files).toEqual([]);
  });

  it('is known from the call record of a real Asterisk', () => {
    const facts = traceFacts('01-inbound-answered').filter(
      (fact) => fact.kind !== 'ami' || fact.event.kind !== 'variable-set',
    );
    const { calls } = playFacts(createTrackerState(), facts, labRules());
    expect([...calls.values()].map(({ recordingFiles }) => recordingFiles)).toEqual([
      ['external-101-74957654321-20261123-073320-1795419200.0.wav'],
    ]);
  });
});
