import { describe, expect, it } from 'vitest';
import { readAmiTrace } from './read-ami-trace.ts';

describe('a recording of AMI events', () => {
  it('is read line by line, with the headers as Asterisk sent them', () => {
    const { entries, faultCount } = readAmiTrace(
      '{"t":0.25,"event":"Hangup","Channel":"PJSIP/101-1","Cause":"16"}\n\n{"t":1,"event":"VarSet","ChanVariable":["a=1","b=2"]}\n',
    );
    expect(faultCount).toBe(0);
    expect(entries).toEqual([
      { line: 1, atMs: 250, block: { event: 'Hangup', channel: 'PJSIP/101-1', cause: '16' } },
      { line: 3, atMs: 1000, block: { event: 'VarSet', chanvariable: ['a=1', 'b=2'] } },
    ]);
  });

  it('names the lines that cannot be read and goes on', () => {
    const { entries, faults } = readAmiTrace(
      '{"t":1}\nnonsense\n{"event":"x"}\n[]\n{"t":2,"event":"x","n":5}',
    );
    expect(faults).toEqual([
      { line: 1, why: 'no-event' },
      { line: 2, why: 'no-json' },
      { line: 3, why: 'no-time' },
      { line: 4, why: 'no-json' },
    ]);
    expect(entries).toEqual([{ line: 5, atMs: 2000, block: { event: 'x' } }]);
  });

  it('names only the first of very many', () => {
    const { faults, faultCount } = readAmiTrace('x\n'.repeat(1_000));
    expect([faults.length, faultCount]).toEqual([20, 1_000]);
  });
});
