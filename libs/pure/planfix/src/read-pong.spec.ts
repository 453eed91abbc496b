import { describe, expect, it } from 'vitest';
import { agreementOn, pbxAddress, readPong, spelledAsAddress } from './read-pong.ts';

describe('the answer to a ping', () => {
  it('tells what PlanFix has stored', () =>
    expect(readPong('{"pbxToken":" k ","pbxUrl":"https://pbx.example.com/planfix"}')).toEqual({
      pbxToken: 'k',
      pbxUrl: 'https://pbx.example.com/planfix',
    }));
  it('tells that nothing is stored', () =>
    expect(readPong('{"pbxToken":null,"pbxUrl":""}')).toEqual({ pbxToken: '', pbxUrl: '' }));
  it.each(['', 'OK', '[]', 'null', '{"ok":true}'])('%j says nothing about it', (body) =>
    expect(readPong(body)).toBeUndefined(),
  );
});

describe('both sides', () => {
  it.each([
    ['k', 'k', 'same'],
    ['k', 'other', 'different'],
    ['', 'k', 'missing'],
    ['k', undefined, 'unset'],
    ['', undefined, 'missing'],
  ])('PlanFix has %j, we have %j: %s', (theirs, ours, agreement) =>
    expect(agreementOn(theirs, ours)).toBe(agreement),
  );

  it('agree on an address whatever its slash and the case of its host', () => {
    const ours = pbxAddress('https://pbx.example.com/');
    expect(ours).toBe('https://pbx.example.com/planfix');
    expect(agreementOn('https://PBX.example.com/planfix/', ours, spelledAsAddress)).toBe('same');
    expect(agreementOn('http://pbx.example.com/planfix', ours, spelledAsAddress)).toBe('different');
    expect(agreementOn('pbx.example.com', ours, spelledAsAddress)).toBe('different');
  });
});
