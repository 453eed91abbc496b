import { describe, expect, it } from 'vitest';
import { encodeAmiAction, type AmiAction } from './encode-ami-action.ts';

const text = (action: AmiAction): string => new TextDecoder().decode(encodeAmiAction(action));

describe('encodeAmiAction', () => {
  it('writes a header per line and a repeated header once per value', () => {
    expect(text({ Action: 'Originate', Channel: 'Local/101@x', Variable: ['A=1', 'B=Жанна'] })).toBe(
      'Action: Originate\r\nChannel: Local/101@x\r\nVariable: A=1\r\nVariable: B=Жанна\r\n\r\n',
    );
  });

  it.each(['\r', '\n', '\0', '\t', '\u007f', '\u0085', '\u2028'])(
    'refuses the control character %j',
    (bad) => {
      expect(() => text({ Action: 'Getvar', Variable: `x${bad}Action: Originate` })).toThrow(
        expect.objectContaining({ name: 'AmiActionError', fault: 'control-character', field: 'Variable' }),
      );
      expect(() => text({ Action: 'Getvar', Variable: ['ok', `x${bad}`] })).toThrow(/"Variable"/);
    },
  );

  it.each(['', 'A\r\nB', 'A: b', 'имя', 'a b', '__proto__ '])('refuses the header name %j', (name) => {
    expect(() => text({ Action: 'Ping', [name]: 'x' })).toThrow(
      expect.objectContaining({ fault: 'bad-name' }),
    );
  });

  it('refuses an action without a name and a header given twice', () => {
    expect(() => text({ Channel: 'x' })).toThrow(expect.objectContaining({ fault: 'no-action' }));
    expect(() => text({ Action: 'Ping', ActionID: '1', actionid: '2' })).toThrow(
      expect.objectContaining({ fault: 'repeated-name', field: 'actionid' }),
    );
  });

  it('refuses a line longer than Asterisk reads, in bytes', () => {
    const longest = 1022 - 'Data: '.length;
    expect(() => text({ Action: 'Ping', Data: 'x'.repeat(longest) })).not.toThrow();
    expect(() => text({ Action: 'Ping', Data: 'ж'.repeat(longest / 2 + 1) })).toThrow(
      expect.objectContaining({ fault: 'too-long' }),
    );
  });

  it('never says the value in its error', () => {
    expect(() => text({ Action: 'Login', Secret: 'hunter2\n' })).toThrow(/^(?!.*hunter2)/);
  });
});
