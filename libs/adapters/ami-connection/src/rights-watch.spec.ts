import type { AmiBlock } from '@planfix-asterisk/ami';
import type { AmiRightName } from '@planfix-asterisk/contracts';
import { describe, expect, it } from 'vitest';
import { RightsWatch } from './rights-watch.ts';

const leastRights: AmiBlock = { response: 'Success', originate: 'x', coreshowchannels: 'x', getvar: 'x' };
const event = (name: string, privilege: string, more: AmiBlock = {}): AmiBlock => ({
  event: name,
  privilege: `${privilege},all`,
  ...more,
});
const hangup = event('Hangup', 'call');
const intoQueue = event('Newexten', 'dialplan', { application: 'Queue' });
const channel = (uniqueid: string): AmiBlock => ({ event: 'CoreShowChannel', uniqueid });

function watchOf(allowed: AmiBlock | undefined = leastRights, channels: AmiBlock[] = []): RightsWatch {
  const watch = new RightsWatch();
  watch.begin(allowed, channels);
  return watch;
}
const stateOf = (watch: RightsWatch, name: AmiRightName) =>
  watch.rights.rights.find((right) => right.name === name)?.state;
const times = (count: number, run: () => void): void => void Array.from({ length: count }, run);

describe('rights to write', () => {
  it('are those whose actions Asterisk lists', () => {
    const watch = watchOf({ response: 'Success', coreshowchannels: 'x' });
    expect([stateOf(watch, 'write-reporting'), stateOf(watch, 'write-originate')]).toEqual([
      'present',
      'missing',
    ]);
  });

  it('are unknown when Asterisk did not answer', () => {
    const watch = new RightsWatch();
    watch.begin(undefined, []);
    expect(stateOf(watch, 'write-originate')).toBe('unknown');
  });

  it('that we never use are named', () => {
    const watch = watchOf({ ...leastRights, command: 'x', updateconfig: 'x' });
    expect(watch.rights.unneeded).toEqual(['command', 'config']);
    expect(watchOf().rights.unneeded).toEqual([]);
  });
});

describe('rights to read', () => {
  it('are unknown before the first call', () => {
    const watch = watchOf();
    watch.hear(event('FullyBooted', 'system'));
    expect(watch.rights.rights.filter(({ state }) => state === 'unknown')).toHaveLength(4);
  });

  it('are present once an event of their class came', () => {
    const watch = watchOf();
    for (const right of ['call', 'dialplan', 'agent', 'cdr']) watch.hear(event('Something', right));
    expect(watch.isCertain).toBe(true);
    expect(watch.rights.rights.filter(({ state }) => state !== 'present')).toEqual([]);
  });

  it('dialplan is missing when channels end and it kept silent', () => {
    const watch = watchOf();
    times(4, () => watch.hear(hangup));
    expect(stateOf(watch, 'read-dialplan')).toBe('unknown');
    watch.hear(hangup);
    expect(stateOf(watch, 'read-dialplan')).toBe('missing');
    watch.hear(event('VarSet', 'dialplan'));
    expect(stateOf(watch, 'read-dialplan')).toBe('present');
  });

  it('cdr is given more time: not every channel has a record, and records may come in batches', () => {
    const watch = watchOf();
    times(29, () => watch.hear(hangup));
    expect(stateOf(watch, 'read-cdr')).toBe('unknown');
    watch.hear(hangup);
    expect(stateOf(watch, 'read-cdr')).toBe('missing');
  });

  it('agent is missing when calls enter queues and it kept silent', () => {
    const watch = watchOf();
    times(2, () => watch.hear(intoQueue));
    expect(stateOf(watch, 'read-agent')).toBe('missing');
  });

  it('call is missing when channels were born that nobody told of', () => {
    const watch = watchOf(leastRights, [channel('1.1')]);
    times(5, () => watch.look([channel('1.1')]));
    expect([watch.wantsLook, stateOf(watch, 'read-call')]).toEqual([true, 'unknown']);
    times(2, () => watch.look([channel('1.1'), channel('1.2')]));
    expect(stateOf(watch, 'read-call')).toBe('missing');
  });

  it('heard on an earlier link still count, until their silence shows', () => {
    const watch = watchOf();
    watch.hear(event('VarSet', 'dialplan'));
    watch.begin(leastRights, []);
    expect(stateOf(watch, 'read-dialplan')).toBe('present');
    times(5, () => watch.hear(hangup));
    expect(stateOf(watch, 'read-dialplan')).toBe('missing');
  });

  it('are told once for each change, not with each event', () => {
    let changes = 0;
    const watch = new RightsWatch(() => (changes += 1));
    watch.begin(leastRights, []);
    times(100, () => watch.hear(event('Newstate', 'call')));
    expect(changes).toBe(1);
    times(7, () => watch.hear(hangup));
    expect(changes).toBe(2);
  });
});
