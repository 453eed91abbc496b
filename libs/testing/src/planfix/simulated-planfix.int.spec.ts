import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SimulatedPlanfix } from './simulated-planfix.ts';

const token = 'planfix-token';
const incoming = {
  cmd: 'event',
  type: 'in',
  event: 'INCOMING',
  phone: '79161234567',
  diversion: '74951234567',
  ext: '101',
  callid: '1795419200.0',
};
const accepted = { ...incoming, event: 'ACCEPTED' };

let planfix: SimulatedPlanfix;

beforeEach(async () => {
  planfix = new SimulatedPlanfix({
    token,
    pbx: { token: 'pbx-token', url: 'https://pbx.example.com/planfix' },
    contacts: { '79161234567': { name: 'Ivan', responsible: 103 } },
  });
  await planfix.start();
});

afterEach(() => planfix.stop());

function post(fields: Record<string, string>, init: RequestInit = {}): Promise<Response> {
  const body = new URLSearchParams({ planfix_token: token, ...fields });
  return fetch(planfix.url, { method: 'POST', body, redirect: 'manual', ...init });
}

describe('a request of the contract', () => {
  it('is answered 200 and remembered without the token', async () => {
    const answer = await post(incoming);
    expect([answer.status, await answer.text()]).toEqual([200, '']);
    expect(planfix.received).toMatchObject([{ fields: incoming, status: 200 }]);
    expect(JSON.stringify(planfix.received)).not.toContain(token);
    expect(planfix.violations).toEqual([]);
  });

  it('ping tells what is stored about the PBX, contact who calls', async () => {
    const ping = await post({ cmd: 'ping' });
    expect(await ping.json()).toEqual({ pbxToken: 'pbx-token', pbxUrl: 'https://pbx.example.com/planfix' });
    const contact = await post({ cmd: 'contact', phone: '79161234567' });
    expect(await contact.json()).toEqual({ contact_name: 'Ivan', responsible: 103 });
  });
});

describe('a request outside the contract', () => {
  it('with the wrong token is answered 401', async () => {
    const answer = await post({ ...incoming, planfix_token: 'other' });
    expect([answer.status, await answer.json()]).toEqual([401, { error: 'Invalid token' }]);
  });

  it.each([
    [{ ...incoming, phone: '' }, 'phone has the wrong value'],
    [accepted, 'ACCEPTED without an open window'],
  ])('is answered 400, and the reason is remembered', async (fields, reason) => {
    expect((await post(fields)).status).toBe(400);
    expect(planfix.violations[0]?.reason).toContain(reason);
  });

  it('in JSON or with a field twice is answered 400', async () => {
    const headers = { 'content-type': 'application/json' };
    expect((await post({}, { headers, body: '{}' })).status).toBe(400);
    const twice = new URLSearchParams([
      ['planfix_token', token],
      ...Object.entries(incoming),
      ['ext', '102'],
    ]);
    expect((await post({}, { body: twice })).status).toBe(400);
    expect(planfix.violations.map(({ reason }) => reason)).toEqual([
      'content type "application/json"',
      'ext came twice',
    ]);
  });
});

describe('a fault', () => {
  it('strikes so many times and only what it is meant for', async () => {
    planfix.fail({ status: 503, headers: { 'retry-after': '1' }, times: 2, when: (f) => f.cmd === 'event' });
    const statuses = [];
    for (const fields of [{ cmd: 'ping' }, incoming, incoming, incoming]) {
      statuses.push((await post(fields)).status);
    }
    expect(statuses).toEqual([200, 503, 503, 200]);
    expect(planfix.violations).toEqual([]);
  });

  it('with a probability strikes by chance', async () => {
    planfix.fail({ status: 503, probability: 0 });
    expect((await post({ cmd: 'ping' })).status).toBe(200);
    planfix.fail({ status: 503, probability: 1 });
    expect((await post({ cmd: 'ping' })).status).toBe(503);
    planfix.recover();
    expect((await post({ cmd: 'ping' })).status).toBe(200);
  });

  it.each([{ hang: true }, { halfOpen: true }] as const)('%o gives no answer at all', async (fault) => {
    planfix.fail({ ...fault, times: 1 });
    await expect(post(incoming, { signal: AbortSignal.timeout(100) })).rejects.toThrow('timeout');
    expect(planfix.received).toMatchObject([{ status: 0 }]);
  });

  it.each(['before-body', 'after-body'] as const)('reset %s breaks the connection', async (reset) => {
    planfix.fail({ reset, times: 1 });
    await expect(post(incoming)).rejects.toThrow('fetch failed');
  });

  it('can be a web page, a redirect, a slow drip', async () => {
    planfix.fail({ html: true, times: 1 });
    expect(await (await post(incoming)).text()).toContain('<html>');
    planfix.fail({ redirect: 'https://elsewhere.test/', times: 1 });
    expect((await post(incoming)).headers.get('location')).toBe('https://elsewhere.test/');
    planfix.fail({ slowDrip: 20, times: 1 });
    const slow = await post(incoming, { signal: AbortSignal.timeout(150) });
    await expect(slow.text()).rejects.toThrow('timeout');
  });

  it('that took the message lets the sender repeat it once', async () => {
    planfix.fail({ reset: 'after-body', taken: true, times: 1 });
    await expect(post(incoming)).rejects.toThrow('fetch failed');
    expect((await post(incoming)).status).toBe(200);
    expect((await post(accepted)).status).toBe(200);
  });
});

describe('late answers', () => {
  it('come after the delay, and a sender who did not wait may repeat', async () => {
    planfix.answerAfter(400);
    await expect(post(incoming, { signal: AbortSignal.timeout(100) })).rejects.toThrow('timeout');
    await planfix.whenReceived((received) => received.some(({ status }) => status === 200));
    planfix.answerAfter(0);
    expect((await post(incoming)).status).toBe(200);
    expect((await post(incoming)).status).toBe(400);
  });
});

describe('the rest', () => {
  it('says what came instead when a request does not come in time', async () => {
    await post({ cmd: 'ping' });
    await expect(planfix.whenReceived((received) => received.length > 5, 50)).rejects.toThrow('"cmd":"ping"');
  });

  it('comes back on the same port after a stop', async () => {
    const before = planfix.url;
    await planfix.stop();
    await expect(post({ cmd: 'ping' })).rejects.toThrow('fetch failed');
    await planfix.start();
    expect(planfix.url).toBe(before);
    expect((await post({ cmd: 'ping' })).status).toBe(200);
  });

  it('shows the pop-ups on a page that asks nothing of other hosts', async () => {
    await post(incoming);
    const page = await (await fetch(planfix.pageUrl)).text();
    expect(page).toContain('Simulated PlanFix');
    expect(page).not.toMatch(/https?:\/\//);
    const state = await (await fetch(new URL('/state', planfix.pageUrl))).json();
    expect(state).toMatchObject({ windows: [{ ext: '101', phase: 'ringing' }] });
  });
});
