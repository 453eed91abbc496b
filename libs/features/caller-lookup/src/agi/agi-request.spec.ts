import { describe, expect, it } from 'vitest';
import { readAgiRequest } from './agi-request.ts';

const said = (lines: string[]) => [...lines, '', ''].join('\n');

describe('readAgiRequest', () => {
  it('reads what Asterisk says of the caller, and the key as an argument or in the address', () => {
    const lines = ['agi_network: yes', 'agi_callerid: 79161234567', 'agi_calleridname: unknown'];
    const byArgument = said(['agi_network_script: name', ...lines, 'agi_arg_1: the-key']);
    const found = { script: 'name', key: 'the-key', number: '79161234567', callerName: '' };
    expect(readAgiRequest(byArgument)).toEqual(found);
    expect(readAgiRequest(said(['agi_network_script: name?key=the-key', ...lines]))).toEqual(found);
    expect(readAgiRequest(said(['agi_network_script: name?number=102&key=x', ...lines]))).toMatchObject({
      number: '102',
    });
  });

  it('waits for the end, and not for ever', () => {
    expect(readAgiRequest('agi_network: yes\nagi_callerid: 7916')).toBe('more');
    expect(readAgiRequest('x'.repeat(9_000))).toBe('too-long');
    expect(readAgiRequest(`${'agi_x: y\n'.repeat(2_000)}\n`)).toBe('too-long');
  });
});
