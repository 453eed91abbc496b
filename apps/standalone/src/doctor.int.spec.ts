import { doctorReportSchema } from '@planfix-asterisk/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWayBackHouse, pbxToken, planfixToken } from './testing/way-back-house.ts';
import type { WayBackHouse } from './testing/way-back-house.ts';
import type { Visitor } from './product-under-test.ts';

const lookupKey = 'the-key-of-the-lookups';
const cdrPassword = 'the-password-of-the-records';
let house: WayBackHouse;
let admin: Visitor;

beforeAll(async () => {
  house = await openWayBackHouse();
  admin = await house.product.visitor('admin');
});
afterAll(() => house[Symbol.asyncDispose]());

async function checkups() {
  const answer = await house.product.call('POST', '/api/doctor', admin);
  const report = doctorReportSchema.parse(await answer.json());
  return Object.fromEntries(report.checkups.map(({ name, state, cause }) => [name, cause ?? state]));
}

describe('the doctor', () => {
  it('says of everything how it fares', async () => {
    expect(await checkups()).toMatchObject({
      store: 'ok',
      disk: 'ok',
      planfix: 'ok',
      pbx: 'ok',
      // That of the scripted PBX stands.
      clock: 'behind',
      employees: 'ok',
      'public-url': 'unset',
      'pbx-key': 'ok',
      recordings: 'off',
      'call-records': 'off',
      failed: 'ok',
      waiting: 'ok',
    });
  });

  it('says what is wrong', async () => {
    house.planfix.fail({ status: 401 });
    await house.save({
      publicUrl: 'http://192.168.1.5:3000',
      recordings: { directory: '/no/such/folder' },
      cdr: { url: `mysql://asterisk:${cdrPassword}@127.0.0.1:1/asteriskcdrdb` },
      employees: [],
    });
    expect(await checkups()).toMatchObject({
      planfix: 'invalid-token',
      employees: 'none',
      'public-url': 'only-local',
      recordings: 'not-readable',
      'call-records': 'unreachable',
    });
  });

  it('tells a program on this machine without a log-in, and none elsewhere', async () => {
    const here = await house.product.call('GET', '/health/checkups');
    expect(doctorReportSchema.parse(await here.json()).checkups.length).toBeGreaterThan(10);
    const again = await house.product.call('GET', '/health/checkups');
    expect(await again.json()).toEqual(await (await house.product.call('GET', '/health/checkups')).json());
    const proxied = { headers: { 'x-forwarded-for': '203.0.113.5' } };
    expect((await house.product.call('GET', '/health/checkups', proxied)).status).toBe(403);
  });

  it('gives a file away that holds no secret and no phone number', async () => {
    await house.save({ lookup: { key: lookupKey }, lines: [{ number: '74951234567', name: 'Main' }] });
    const answer = await house.product.call('GET', '/api/diagnostics', admin);
    expect(answer.headers.get('content-disposition')).toMatch(/filename="planfix-asterisk-[\d-]+\.json"/);
    const text = await answer.text();
    const { checkups, log } = JSON.parse(text) as { checkups: object[]; log: string[] };
    expect(checkups).not.toEqual([]);
    expect(log.map((line) => JSON.parse(line) as object)).toContainEqual(
      expect.objectContaining({ event: 'storage-opened' }),
    );
    for (const hidden of [planfixToken, pbxToken, 'amp111', lookupKey, cdrPassword, '74951234567'])
      expect([hidden, text.includes(hidden)]).toEqual([hidden, false]);
  });
});
