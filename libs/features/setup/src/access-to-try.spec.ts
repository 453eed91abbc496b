import { secretIsSet } from '@planfix-asterisk/contracts';
import { describe, expect, it } from 'vitest';
import { accessToTry } from './access-to-try.ts';

const stored = { url: 'https://a.planfix.ru/tel/api', token: 'stored' };

describe('the access to try', () => {
  it('is what was typed', () => {
    const sent = { url: 'https://b.planfix.ru/tel/api', token: 'typed' };
    expect(accessToTry(sent, stored)).toEqual({ status: 'ready', planfix: sent });
  });
  it('is the stored one when nothing was typed', () =>
    expect(accessToTry(undefined, stored)).toEqual({ status: 'ready', planfix: stored }));
  it('keeps the stored token on the same host', () => {
    const sent = { url: 'https://a.planfix.ru/tel/api/', token: secretIsSet };
    expect(accessToTry(sent, stored)).toEqual({ status: 'ready', planfix: { ...sent, token: 'stored' } });
  });
  it.each(['https://evil.example/tel/api', 'http://a.planfix.ru/tel/api'])(
    'does not send the stored token to %s',
    (url) => expect(accessToTry({ url, token: secretIsSet }, stored)).toEqual({ status: 'token-missing' }),
  );
  it('is none before anything was set', () =>
    expect(accessToTry(undefined, undefined)).toEqual({ status: 'not-set' }));
});
