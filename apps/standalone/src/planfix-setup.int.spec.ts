import type { AuditPage } from '@planfix-asterisk/contracts';
import { SimulatedPlanfix } from '@planfix-asterisk/testing';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openWayBackHouse, pbxToken } from './testing/way-back-house.ts';
import type { WayBackHouse } from './testing/way-back-house.ts';

let house: WayBackHouse;
let other: SimulatedPlanfix;

beforeEach(async () => {
  house = await openWayBackHouse();
  other = new SimulatedPlanfix({ token: 'new-token' });
  await other.start();
});
afterEach(async () => {
  await other.stop();
  await house[Symbol.asyncDispose]();
});

const setUp = (change: Record<string, string> = {}) =>
  house.fromPlanfix({
    cmd: 'setup',
    token: pbxToken,
    planfix_url: other.url,
    planfix_token: 'new-token',
    ...change,
  });
const stored = () => house.product.rooms.settings.current().planfix;
const audited = async () => {
  const admin = await house.product.visitor('admin');
  const answer = await house.product.call('GET', '/api/audit', admin);
  const { items } = (await answer.json()) as AuditPage;
  return items.filter(({ actor }) => actor === 'PlanFix');
};

it('stores address and token that answer a ping, and stands in the audit log', async () => {
  await house.save({ planfix: null });
  expect((await setUp()).status).toBe(200);
  expect(stored()).toEqual({ url: other.url, token: 'new-token' });
  expect(other.received.map(({ fields }) => fields.cmd)).toEqual(['ping']);
  const [entry] = await audited();
  expect(entry).toMatchObject({ action: 'settings.changed', target: 'planfix' });
  expect(JSON.stringify(entry)).not.toContain('new-token');
});

it('takes a new token of the same account, and another account only if that is allowed', async () => {
  house.planfix.changeToken('changed');
  const same = await setUp({ planfix_url: house.planfix.url, planfix_token: 'changed' });
  expect([same.status, stored()?.token]).toEqual([200, 'changed']);
  const refused = await setUp();
  expect(refused.status).toBe(403);
  expect(await refused.text()).toMatch(/другому аккаунту.+another PlanFix account/);
  expect(other.received).toEqual([]);
  await house.save({ clickToCall: { acceptSetup: 'always' } });
  expect([(await setUp()).status, stored()?.url]).toEqual([200, other.url]);
});

it.each([
  [{ token: 'wrong' }, 401, 'Invalid token'],
  [{ planfix_url: '' }, 400, 'Invalid parameters'],
  [{ planfix_token: '••••••••' }, 400, 'Invalid parameters'],
  [{ planfix_url: 'http://example.planfix.ru/tel/api' }, 400, 'https://'],
  [{ planfix_token: 'mistyped' }, 502, 'invalid-token'],
])('changes nothing for %o', async (change, status, text) => {
  await house.save({ planfix: null });
  const answer = await setUp(change);
  expect([answer.status, stored()]).toEqual([status, undefined]);
  expect(await answer.text()).toContain(text);
});

it('is refused where the administrator does not want it, which is audited, too', async () => {
  await house.save({ planfix: null, clickToCall: { acceptSetup: 'never' } });
  expect((await setUp()).status).toBe(403);
  expect(await audited()).toMatchObject([{ action: 'planfix-setup.refused', reason: 'not-accepted' }]);
});
