import { backFillSchema, recordsCheckSchema } from '@planfix-asterisk/contracts';
import { FreepbxDatabases, freepbxRows, shiftedRows } from '@planfix-asterisk/testing';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startProduct } from './product-under-test.ts';
import type { Product, Visitor } from './product-under-test.ts';

const hourMs = 3_600_000;
let pbx: FreepbxDatabases;
let product: Product;
let admin: Visitor;
let url: string;

/** A missed call, an hour ago. */
function missedCall() {
  const rows = freepbxRows('asterisk-22', 'inbound-busy', 15);
  const recordedAt = Date.parse(`${rows[0]?.['calldate'] ?? ''}Z`);
  return shiftedRows(rows, Math.floor((Date.now() - hourMs - recordedAt) / 1_000), 1);
}

beforeAll(async () => {
  pbx = await FreepbxDatabases.start();
  ({ url } = await pbx.databaseWith(15, missedCall()));
  product = await startProduct();
  admin = await product.visitor('admin');
  // Nothing listens on port 1: records are read without a link to the PBX, too.
  const node = { name: 'main', host: '127.0.0.1', port: 1, username: 'x', secret: 'x' };
  const settings = {
    ami: [node],
    employees: [{ extension: '104', shortNumber: '104' }],
    trunks: ['carrier-1'],
  };
  for (const [section, value] of Object.entries(settings))
    await answerTo('PUT', `settings/${section}`, { value });
});
afterAll(async () => {
  await product.stop();
  await pbx[Symbol.asyncDispose]();
});

async function answerTo(method: string, path: string, body?: unknown) {
  const answer = await product.call(method, `/api/${path}`, { ...admin, body });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${answer.status}: ${text}`);
  return text;
}

const check = async (body: object) => {
  const text = await answerTo('POST', 'call-records/check', body);
  return { text, ...recordsCheckSchema.parse(JSON.parse(text)) };
};

it('tries call records before they are saved, and after, and never shows the password', async () => {
  expect(await check({ url })).toMatchObject({ trouble: null, kind: 'freepbx-15', offsetMinutes: 0 });
  const refused = await check({ url: url.replace(':secret@', ':not-the-password@') });
  expect(refused.trouble).toBe('access-denied');
  expect(refused.text).not.toContain('not-the-password');
  await answerTo('PUT', 'settings/cdr', { value: { url } });
  expect(await check({})).toMatchObject({ trouble: null, kind: 'freepbx-15' });
  expect(await answerTo('GET', 'settings')).not.toContain('secret@');
});

it('counts the calls of a time, tells them when it is started, and says in the audit log who did it', async () => {
  const span = { from: Date.now() - 2 * hourMs, to: Date.now() };
  const { id } = backFillSchema.parse(JSON.parse(await answerTo('POST', 'back-fills', span)));
  const one = async () => backFillSchema.parse(JSON.parse(await answerTo('GET', `back-fills/${id}`)));
  await vi.waitFor(async () => expect(await one()).toMatchObject({ state: 'planned', told: 1 }), 10_000);
  expect(await answerTo('GET', 'deliveries')).not.toContain('completed');
  await answerTo('POST', `back-fills/${id}/start`);
  // The time has just passed: there is a second look to come.
  await vi.waitFor(async () => expect(await one()).toMatchObject({ state: 'settling', told: 1 }), 10_000);
  expect(await answerTo('GET', 'deliveries')).toContain('completed');
  expect(await answerTo('GET', 'calls')).toContain('missed');
  await answerTo('POST', `back-fills/${id}/cancel`);
  const audit = await answerTo('GET', 'audit');
  expect(audit).toContain('back-fill.started');
  expect(audit).toContain('back-fill.cancelled');
});
