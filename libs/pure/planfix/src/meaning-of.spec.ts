import { describe, expect, it } from 'vitest';
import { meaningOf } from './meaning-of.ts';
import type { PlanfixAnswer } from './planfix-answer.ts';

function answer(of: Partial<PlanfixAnswer>): PlanfixAnswer {
  const phases = { connect: 1, firstByte: null, total: 5 };
  return { sent: 'yes', headers: {}, body: '', bodyCut: false, phases, ...of };
}

const noHeaders: Record<string, string> = {};
const page = '<!DOCTYPE html><html><body>Sign in</body></html>';
const date = 'Mon, 23 Nov 2026 10:00:00 GMT';

describe('an answer of the contract', () => {
  it('200 delivers, with or without a body', () => {
    expect(meaningOf(answer({ status: 200 }))).toMatchObject({
      outcome: 'delivered',
      cause: 'ok',
      retry: 'no',
    });
    expect(meaningOf(answer({ status: 200, body: '{}' })).outcome).toBe('delivered');
  });

  it('200 delivers though PHP calls its empty or JSON body text/html', () => {
    const headers = { 'content-type': 'text/html; charset=UTF-8' };
    expect(meaningOf(answer({ status: 200, headers })).outcome).toBe('delivered');
    expect(meaningOf(answer({ status: 200, headers, body: '{"ok":1}' })).outcome).toBe('delivered');
  });

  it('400 fails for good', () => {
    expect(meaningOf(answer({ status: 400, body: '{"error":"Invalid parameters"}' }))).toMatchObject({
      outcome: 'refused',
      cause: 'invalid-parameters',
      retry: 'no',
    });
  });

  it('401 pauses the account', () => {
    expect(meaningOf(answer({ status: 401 }))).toMatchObject({
      cause: 'invalid-token',
      retry: 'account-paused',
    });
  });
});

describe('an answer outside the contract', () => {
  it.each([{ 'content-type': 'text/html' }, noHeaders])(
    'a web page with status 200 did not deliver',
    (headers) => {
      const meaning = meaningOf(answer({ status: 200, headers, body: `\n${page}` }));
      expect(meaning).toMatchObject({ outcome: 'refused', cause: 'html-answer', retry: 'yes' });
      expect(meaning.detail).toEqual({ code: 'web-page', values: { status: '200' } });
    },
  );

  it('a web page with status 400 is not the word of PlanFix, so it is tried again', () => {
    expect(meaningOf(answer({ status: 400, body: page }))).toMatchObject({
      cause: 'html-answer',
      retry: 'yes',
    });
  });

  it('a redirect is tried again and says where it leads', () => {
    const meaning = meaningOf(answer({ status: 302, headers: { location: 'https://elsewhere.test/' } }));
    expect(meaning).toMatchObject({ outcome: 'refused', cause: 'redirect', retry: 'yes' });
    expect(meaning.detail).toEqual({
      code: 'redirected',
      values: { status: '302', location: 'https://elsewhere.test/' },
    });
  });

  it.each([
    [429, 'too-many-requests', 'refused'],
    [500, 'server-error', 'refused'],
    [502, 'server-error', 'ambiguous'],
    [503, 'server-error', 'refused'],
    [504, 'server-error', 'ambiguous'],
    [522, 'server-error', 'ambiguous'],
    [403, 'unexpected-answer', 'refused'],
    [404, 'unexpected-answer', 'refused'],
    [204, 'unexpected-answer', 'ambiguous'],
  ] as const)('%i is %s, %s, and tried again', (status, cause, outcome) => {
    expect(meaningOf(answer({ status, body: page }))).toMatchObject({ cause, outcome, retry: 'yes' });
  });
});

describe('no whole answer', () => {
  const detail = { code: 'no-answer-in-time', values: { ms: '2500' } } as const;
  const error = { code: 'timeout', detail } as const;

  it.each([
    ['no', 'not_sent'],
    ['partly', 'not_sent'],
    ['yes', 'ambiguous'],
  ] as const)('sent: %s and nothing came back: %s', (sent, outcome) => {
    expect(meaningOf(answer({ sent, error }))).toMatchObject({ outcome, cause: 'timeout', retry: 'yes' });
  });

  it('a 200 whose body did not end may have been delivered', () => {
    expect(meaningOf(answer({ status: 200, error }))).toMatchObject({
      outcome: 'ambiguous',
      cause: 'timeout',
      retry: 'yes',
    });
  });

  it('a 400 is believed even if its body did not end', () => {
    expect(meaningOf(answer({ status: 400, error })).retry).toBe('no');
  });
});

describe('Retry-After', () => {
  const waitOf = (headers: Record<string, string>) =>
    meaningOf(answer({ status: 429, headers })).retryAfterMs;

  it('is read as seconds', () => {
    expect(waitOf({ 'retry-after': '7' })).toBe(7000);
  });

  it("is read as a date by the server's own clock", () => {
    expect(waitOf({ 'retry-after': 'Mon, 23 Nov 2026 10:00:30 GMT', date })).toBe(30_000);
    expect(waitOf({ 'retry-after': 'Mon, 23 Nov 2026 09:00:00 GMT', date })).toBe(0);
  });

  it('is at most a day', () => {
    expect(waitOf({ 'retry-after': '999999999999999' })).toBe(86_400_000);
    expect(waitOf({ 'retry-after': 'Mon, 23 Nov 2099 10:00:00 GMT', date })).toBe(86_400_000);
  });

  it.each(['soon', '-5', '1.5', '', ' '])('is left out when it makes no sense: "%s"', (value) => {
    expect(waitOf({ 'retry-after': value, date })).toBeUndefined();
    expect(waitOf({ 'retry-after': 'Mon, 23 Nov 2026 10:00:30 GMT' })).toBeUndefined();
  });

  it('is honoured with 503 too', () => {
    const meaning = meaningOf(answer({ status: 503, headers: { 'retry-after': '2' } }));
    expect(meaning.retryAfterMs).toBe(2000);
  });
});
