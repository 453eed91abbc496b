import { callDetailSchema, testCallSchema } from '@planfix-asterisk/contracts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWayBackHouse } from './testing/way-back-house.ts';
import type { WayBackHouse } from './testing/way-back-house.ts';

let house: WayBackHouse;
let admin: Awaited<ReturnType<WayBackHouse['product']['visitor']>>;

beforeAll(async () => {
  house = await openWayBackHouse();
  admin = await house.product.visitor('admin');
});
afterAll(() => house[Symbol.asyncDispose]());

const ask = (body: object) => house.product.call('POST', '/api/test-call', { ...admin, body });

it('tells PlanFix of a call that nobody made: a pop-up now, its end ten seconds later', async () => {
  await house.save({ lines: [{ number: '8 (495) 123-45-67'.replaceAll(/\D/g, '') }] });
  const answer = await ask({ extension: '101', phone: '8 (916) 123-45-67' });
  expect(answer.status).toBe(202);
  const { callId } = testCallSchema.parse(await answer.json());
  await house.planfix.whenReceived(({ length }) => length > 0, 5_000);
  expect(house.planfix.received[0]?.fields).toMatchObject({
    ...{ cmd: 'event', event: 'INCOMING', type: 'in', ext: '11', callid: callId },
    ...{ phone: '79161234567', diversion: '74951234567' },
  });
  const call = await house.product.call('GET', `/api/calls/${callId}`, admin);
  const { deliveries, notes } = callDetailSchema.parse(await call.json());
  expect(notes).toMatchObject([{ code: 'test-call' }]);
  const end = deliveries.find(({ kind }) => kind === 'completed');
  const popup = deliveries.find(({ kind }) => kind === 'incoming');
  expect(end).toMatchObject({ state: 'waiting', attempts: 0 });
  expect((end?.createdAt ?? 0) - (popup?.createdAt ?? 0)).toBe(10_000);
  await house.planfix.whenReceived(({ length }) => length > 1, 15_000);
  expect(house.planfix.received[1]?.fields).toMatchObject({ event: 'COMPLETED', status: 'Missed' });
  expect(house.planfix.violations).toEqual([]);
});

it.each([
  ['an extension nobody has', { extension: '999', phone: '89161234567' }, 'extension'],
  ['an employee who is switched off', { extension: '102', phone: '89161234567' }, 'extension'],
  ['an extension as the caller', { extension: '101', phone: '102' }, 'phone'],
  ['no number', { extension: '101', phone: 'anonymous' }, 'phone'],
])('refuses %s, and names the field', async (_, body, field) => {
  const answer = await ask(body);
  expect(answer.status).toBe(400);
  expect(JSON.stringify(await answer.json())).toContain(`"${field}":`);
});
