import { afterEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { ApiFailure, queryString, rememberCsrfToken, request } from './client.ts';

const schema = z.object({ count: z.number() });

/** Stands for the browser's `fetch`; remembers what was sent. */
function answering(status: number, body: string | null) {
  const sent = vi.fn<typeof fetch>(() => Promise.resolve(new Response(body, { status })));
  vi.stubGlobal('fetch', sent);
  return sent;
}
const failureOf = async (work: Promise<unknown>): Promise<ApiFailure> => {
  const failure: unknown = await work.then(
    () => null,
    (error: unknown) => error,
  );
  if (failure instanceof ApiFailure) return failure;
  throw new Error('expected an ApiFailure', { cause: failure });
};

afterEach(() => {
  vi.unstubAllGlobals();
  rememberCsrfToken(null);
});

describe('request', () => {
  it('gives the checked answer', async () => {
    answering(200, '{"count":3,"more":true}');
    await expect(request(schema, '/api/x')).resolves.toEqual({ count: 3 });
  });

  it('sends the CSRF token with changes, and with nothing else', async () => {
    rememberCsrfToken('token-1');
    const sent = answering(200, '{"count":3}');
    await request(schema, '/api/x');
    await request(schema, '/api/x', { method: 'PUT', body: {} });
    const tokens = sent.mock.calls.map(([, init]) => new Headers(init?.headers).get('x-csrf-token'));
    expect(tokens).toEqual([null, 'token-1']);
  });

  it("tells the server's refusal with its number and its fields", async () => {
    answering(400, '{"code":"invalid-input","message":"m","correlationId":"c1","fields":{"url":"wrong"}}');
    const failure = await failureOf(request(schema, '/api/x'));
    expect(failure).toMatchObject({
      code: 'invalid-input',
      status: 400,
      correlationId: 'c1',
      fields: { url: 'wrong' },
    });
  });

  it('tells a page of a proxy from an answer of the server', async () => {
    answering(502, '<html>Bad gateway</html>');
    expect(await failureOf(request(schema, '/api/x'))).toMatchObject({
      code: 'unexpected-status',
      status: 502,
    });
  });

  it('tells an answer of another shape', async () => {
    answering(200, '{"count":"three"}');
    expect(await failureOf(request(schema, '/api/x'))).toMatchObject({ code: 'bad-answer', status: 0 });
  });

  it('tells that the server cannot be reached', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    expect(await failureOf(request(schema, '/api/x'))).toMatchObject({ code: 'server-unreachable' });
  });

  it('takes an empty answer where none is wanted', async () => {
    answering(204, null);
    await expect(request(z.unknown(), '/api/x', { method: 'DELETE' })).resolves.toBeNull();
  });
});

describe('queryString', () => {
  it('repeats the name for a list and leaves empty values out', () => {
    expect(queryString({ state: ['failed', 'expired'], phone: '', from: 5, to: undefined })).toBe(
      '?state=failed&state=expired&from=5',
    );
    expect(queryString({})).toBe('');
  });
});
