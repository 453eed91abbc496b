import { apiErrorSchema, panelSettingsSchema, secretIsSet } from '@planfix-asterisk/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { password, startProduct } from './product-under-test.ts';
import type { Product, Visitor } from './product-under-test.ts';

let product: Product;
let admin: Visitor;

beforeAll(async () => {
  product = await startProduct({ PUBLIC_URL: 'https://pbx.example.com' });
  admin = await product.visitor('admin');
});
afterAll(() => product.stop());

const codeOf = async (answer: Response): Promise<string> => apiErrorSchema.parse(await answer.json()).code;

describe('session', () => {
  it('is a cookie that scripts and other sites do not get', async () => {
    const headers = { 'x-forwarded-proto': 'https' };
    const body = { username: 'admin', password };
    const answer = await product.call('POST', '/api/session', { body, headers });
    const cookie = answer.headers.getSetCookie().join();
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/Secure/);
    expect(cookie).toMatch(/SameSite=Strict/);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it.each([
    ['behind a proxy that does not say that it was https', { 'x-forwarded-host': 'pbx.example.com' }, true],
    ['in the office, by http and another name', {}, false],
  ])('is sent by https only, or not, %s', async (_where, headers: Record<string, string>, isSecure) => {
    const body = { username: 'admin', password };
    const answer = await product.call('POST', '/api/session', { body, headers });
    expect(answer.headers.getSetCookie().join().includes('Secure')).toBe(isSecure);
  });

  it('lets nothing be changed without its CSRF token', async () => {
    const change = { cookie: admin.cookie, body: { value: [] } };
    const without = await product.call('PUT', '/api/settings/trunks', change);
    expect([without.status, await codeOf(without)]).toEqual([403, 'csrf-token-missing']);
    const wrong = await product.call('PUT', '/api/settings/trunks', { ...change, csrfToken: 'x' });
    expect(wrong.status).toBe(403);
  });

  it('cannot be begun from a page of another site', async () => {
    const headers = { 'sec-fetch-site': 'cross-site' };
    const body = { username: 'admin', password };
    const answer = await product.call('POST', '/api/session', { body, headers });
    expect([answer.status, await codeOf(answer)]).toEqual([403, 'foreign-origin']);
  });

  it('is refused for a while after too many wrong passwords, even with the right one', async () => {
    await product.visitor('support');
    const tryWith = (typed: string) =>
      product.call('POST', '/api/session', { body: { username: 'support', password: typed } });
    for (let n = 0; n < 5; n += 1) expect((await tryWith('wrong')).status).toBe(401);
    const answer = await tryWith(password);
    expect([answer.status, await codeOf(answer)]).toEqual([429, 'too-many-attempts']);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});

describe('errors', () => {
  it('carry a stable code and the correlation id of the answer', async () => {
    const answer = await product.call('GET', '/api/calls/unknown', admin);
    const error = apiErrorSchema.parse(await answer.json());
    expect(error.code).toBe('not-found');
    expect(error.correlationId).toBe(answer.headers.get('x-correlation-id'));
  });

  it('name each wrong field', async () => {
    const answer = await product.call('GET', '/api/deliveries?limit=many&state=lost', admin);
    const error = apiErrorSchema.parse(await answer.json());
    expect([answer.status, error.code]).toEqual([400, 'invalid-input']);
    expect(Object.keys(error.fields ?? {})).toEqual(expect.arrayContaining(['limit', 'state']));
    expect(error.problems).toMatchObject({ limit: { code: 'wrong-kind' } });
  });

  it.each([
    ['a body that is no JSON', '{', 400, 'invalid-input'],
    [
      'a body over 1 MB',
      JSON.stringify({ username: 'x'.repeat(1_100_000), password: 'x' }),
      413,
      'too-large',
    ],
  ])('answer %s', async (_what, body, status, code) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${product.url}/api/session`, { method: 'POST', headers, body });
    expect([answer.status, await codeOf(answer)]).toEqual([status, code]);
  });

  it.each(['/planfix', '/lookup/nothing', '/recordings/1.mp3', '/api/nothing', '/assets/nothing.js'])(
    'say that there is nothing at %s',
    async (path) => {
      const answer = await product.call('GET', path);
      expect([answer.status, await codeOf(answer)]).toEqual([404, 'not-found']);
    },
  );
});

describe('settings', () => {
  it('never send a secret back, and keep it when its marker is saved', async () => {
    const value = { url: 'https://example.planfix.ru/tel/api', token: 'very-secret-token' };
    const saved = await product.call('PUT', '/api/settings/planfix', { ...admin, body: { value } });
    expect(saved.status).toBe(204);
    const text = await (await product.call('GET', '/api/settings', admin)).text();
    expect(text).not.toContain('very-secret-token');
    const shown = panelSettingsSchema.parse(JSON.parse(text)).settings.planfix;
    expect(shown).toEqual({ ...value, token: secretIsSet });
    await product.call('PUT', '/api/settings/planfix', { ...admin, body: { value: shown } });
    expect(product.rooms.settings.current().planfix).toEqual(value);
  });

  it('say which field is wrong', async () => {
    const body = { value: [{ name: 'Main Office', host: 'pbx', username: 'u', secret: 's' }] };
    const answer = await product.call('PUT', '/api/settings/ami', { ...admin, body });
    const { code, fields, problems } = apiErrorSchema.parse(await answer.json());
    expect([answer.status, code, Object.keys(fields ?? {})]).toEqual([400, 'invalid-input', ['ami.0.name']]);
    expect(problems).toEqual({ 'ami.0.name': { code: 'not-fitting' } });
  });
});

describe('live stream', () => {
  it('hints at changes and ends with the server', async () => {
    const answer = await product.call('GET', '/api/changes', admin);
    expect(answer.headers.get('content-type')).toContain('text/event-stream');
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
    await product.call('PUT', '/api/settings/trunks', { ...admin, body: { value: ['trunk-1'] } });
    let heard = '';
    while (!heard.includes('"settings"')) heard += (await reader?.read())?.value ?? '';
    expect(heard).toContain('data: {"topic":"settings","id":"trunks"}');
    await reader?.cancel();
  });
});

describe('metrics', () => {
  it('tell counts without names of people or hosts', async () => {
    const text = await (await product.call('GET', '/metrics')).text();
    expect(text).toContain('planfix_asterisk_deliveries_waiting 0');
    expect(text).toContain('planfix_asterisk_deliveries_oldest_waiting_timestamp_seconds{class="result"} 0');
    expect(text).toContain('# TYPE planfix_asterisk_popup_latency_seconds histogram');
    expect(text).toContain('planfix_asterisk_nodejs_eventloop_lag_seconds');
  });
});

describe('panel', () => {
  it('is served for every page, asked for anew each time, and forbids other hosts', async () => {
    for (const path of ['/', '/calls/123', '/deliveries?state=failed']) {
      const answer = await product.call('GET', path);
      expect(await answer.text()).toContain('<title>panel</title>');
      expect(answer.headers.get('cache-control')).toBe('no-cache');
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'self'");
    }
  });

  it('lets browsers keep files whose names change with their content', async () => {
    const answer = await product.call('GET', '/assets/app-1a2b3c.js');
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });

  it('comes compressed; what the API answers does not, lest its length tell of secrets', async () => {
    const encodingOf = async (path: string) =>
      (await product.call('GET', path)).headers.get('content-encoding');
    expect(await encodingOf('/assets/app-1a2b3c.js')).not.toBeNull();
    expect(await encodingOf('/metrics')).toBeNull();
  });

  it('does not serve files outside its folder', async () => {
    const answer = await product.call('GET', '/assets/..%2f..%2fplanfix-asterisk.sqlite');
    expect(await answer.text()).not.toContain('SQLite');
    expect(answer.status).toBeGreaterThanOrEqual(400);
  });
});
