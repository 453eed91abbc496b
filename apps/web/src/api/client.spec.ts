import { afterEach, describe, expect, it, vi } from 'vitest';
import { ApiFailure, addressOf, api, queryString, rememberCsrfToken } from './client.ts';

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
  it('fills in the path and the query, and gives the answer', async () => {
    const sent = answering(200, '{"items":[]}');
    await expect(api.get('/api/deliveries', { query: { state: ['failed'], phone: '' } })).resolves.toEqual({
      items: [],
    });
    await api.get('/api/calls/{callId}', { path: { callId: 'a/b' } });
    expect(sent.mock.calls.map(([address]) => address)).toEqual([
      '/api/deliveries?state=failed',
      '/api/calls/a%2Fb',
    ]);
    expect(addressOf('/api/changes')).toBe('/api/changes');
  });

  it('sends the CSRF token with changes, and with nothing else', async () => {
    rememberCsrfToken('token-1');
    const sent = answering(200, '{}');
    await api.get('/api/settings');
    await api.put('/api/settings/{section}', { path: { section: 'trunks' }, body: { value: [] } });
    const tokens = sent.mock.calls.map(([, init]) => new Headers(init?.headers).get('x-csrf-token'));
    expect(tokens).toEqual([null, 'token-1']);
    expect(sent.mock.calls[1]?.[1]).toMatchObject({ method: 'PUT', body: '{"value":[]}' });
  });

  it("tells the server's refusal with its number and its fields", async () => {
    answering(
      400,
      '{"code":"invalid-input","message":"m","correlationId":"c1","fields":{"url":"wrong"},"problems":{"url":{"code":"too-long","limit":9},"of-tomorrow":{"code":"new"}}}',
    );
    const failure = await failureOf(api.get('/api/dashboard'));
    expect(failure).toMatchObject({
      code: 'invalid-input',
      status: 400,
      correlationId: 'c1',
      fields: { url: 'wrong' },
      problems: { url: { code: 'too-long', limit: 9 }, 'of-tomorrow': { code: 'not-fitting' } },
    });
  });

  it('tells a page of a proxy from an answer of the server', async () => {
    answering(502, '<html>Bad gateway</html>');
    expect(await failureOf(api.get('/api/dashboard'))).toMatchObject({
      code: 'unexpected-status',
      status: 502,
    });
  });

  it('tells an answer that is none', async () => {
    answering(200, '<html>Log in to the proxy</html>');
    expect(await failureOf(api.get('/api/dashboard'))).toMatchObject({ code: 'bad-answer', status: 0 });
  });

  it('tells that the server cannot be reached', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    expect(await failureOf(api.get('/api/dashboard'))).toMatchObject({ code: 'server-unreachable' });
  });

  it('takes an empty answer where none is wanted', async () => {
    answering(204, null);
    await expect(api.delete('/api/session')).resolves.toBeNull();
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
