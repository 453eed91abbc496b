import { expect, it } from 'vitest';
import en from '../i18n/en.json' with { type: 'json' };
import { systemCodeIn } from './system-words.ts';

it.each([
  ['connect ECONNREFUSED 127.0.0.1:5038', 'ECONNREFUSED'],
  ['EADDRINUSE', 'EADDRINUSE'],
  ['getaddrinfo ENOTFOUND pbx.example', 'ENOTFOUND'],
  ['Authentication failed', undefined],
  ['EUNHEARDOF', undefined],
])('the code in %j is %s', (text, code) => expect(systemCodeIn(text, en.systemError)).toBe(code));
