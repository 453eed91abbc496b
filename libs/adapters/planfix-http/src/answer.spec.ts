import { describe, expect, it } from 'vitest';
import { toAnswer } from './answer.ts';
import type { ExchangeResult } from './exchange.ts';

const token = 'se/cret "tökén"+';

function result(of: Partial<ExchangeResult>): ExchangeResult {
  const phases = { connect: 1, firstByte: 2, total: 3 };
  return { sent: 'yes', status: 200, headers: {}, body: Buffer.alloc(0), phases, fault: undefined, ...of };
}

const bodyOf = (text: string) => toAnswer(result({ body: Buffer.from(text) }), token);
const detail = { code: 'no-answer-in-time', values: { ms: '2500' } } as const;
const broken = { code: 'timeout', detail } as const;

describe('the token in an answer', () => {
  it.each([
    token,
    encodeURIComponent(token),
    new URLSearchParams({ '': token }).toString().slice(1),
    JSON.stringify(token).slice(1, -1),
    JSON.stringify(token).slice(1, -1).replaceAll('/', '\\/'),
  ])('is replaced by a marker when echoed as %s', (echo) => {
    expect(bodyOf(`you sent ${echo}!`).body).toBe('you sent [token]!');
    expect(toAnswer(result({ headers: { location: `/x?t=${echo}` } }), token).headers).toEqual({
      location: '/x?t=[token]',
    });
  });

  it('leaves no beginning behind where the answer broke off', () => {
    const body = Buffer.from(`you sent ${token.slice(0, 6)}`);
    expect(toAnswer(result({ body, fault: broken }), token).body).toBe('you sent ');
  });

  it('leaves no rest behind where the body is cut for the log', () => {
    const { body, bodyCut } = bodyOf('x'.repeat(16_380) + token);
    expect(bodyCut).toBe(true);
    expect(body).toBe(`${'x'.repeat(16_380)}[tok`);
  });
});

describe('the kept answer', () => {
  it('has the headers of the list only', () => {
    const headers = { 'content-type': 'text/html', 'set-cookie': 'session=1', 'retry-after': '5', via: 'x' };
    expect(toAnswer(result({ headers }), token).headers).toEqual({
      'content-type': 'text/html',
      'retry-after': '5',
    });
  });

  it('is cut at 16 KiB without breaking a letter', () => {
    const { body, bodyCut } = bodyOf(`x${'я'.repeat(10_000)}`);
    expect(bodyCut).toBe(true);
    expect(Buffer.byteLength(body)).toBe(16_383);
    expect(body.endsWith('я')).toBe(true);
  });

  it('fits a text column', () => {
    expect(bodyOf('a\0b').body).toBe('a\uFFFDb');
  });

  it('says that a broken body is not the whole one', () => {
    expect(toAnswer(result({ body: Buffer.from('{"er'), fault: broken }), token)).toMatchObject({
      body: '{"er',
      bodyCut: true,
      error: broken,
    });
  });
});
