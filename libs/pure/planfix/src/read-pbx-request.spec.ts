import { describe, expect, it } from 'vitest';
import { readPbxRequest } from './index.ts';

const read = (fields: Record<string, string>) => readPbxRequest(new Map(Object.entries(fields)));

describe('readPbxRequest', () => {
  it('reads a click and a set-up', () => {
    expect(read({ cmd: 'makeCall', from: '101', to: ' +7 916 123-45-67 ', token: 'x' })).toEqual({
      cmd: 'makeCall',
      from: '101',
      to: '+7 916 123-45-67',
    });
    expect(read({ cmd: 'setup', planfix_url: 'https://a.planfix.ru/tel/api', planfix_token: 't' })).toEqual({
      cmd: 'setup',
      url: 'https://a.planfix.ru/tel/api',
      token: 't',
    });
  });

  it.each<Record<string, string>>([
    {},
    { cmd: 'makecall', from: '101', to: '1' },
    { cmd: 'makeCall', from: '101' },
    { cmd: 'makeCall', from: '', to: '79161234567' },
    { cmd: 'makeCall', from: '101', to: '7'.repeat(501) },
    { cmd: 'setup', planfix_url: 'https://a' },
  ])('finds %o wanting', (fields) => {
    expect(read(fields)).toBeUndefined();
  });

  it.each(['\r\nAction: Originate', '\n', '\0', '\u0085', '\u2028', '\u202e', '\t'])(
    'takes no value with a control character: %j',
    (bad) => {
      expect(read({ cmd: 'makeCall', from: '101', to: `79161234567${bad}` })).toBeUndefined();
      expect(read({ cmd: 'makeCall', from: `101${bad}`, to: '79161234567' })).toBeUndefined();
    },
  );
});
