import { PlanfixHttp } from '@planfix-asterisk/planfix-http';
import { SimulatedPlanfix } from '@planfix-asterisk/testing';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { LoopOnStore, until } from './loop-on-store.ts';

const token = 'secret-token-4711';
let planfix: SimulatedPlanfix;
let client: PlanfixHttp;
let delivery: LoopOnStore;

beforeEach(async () => {
  planfix = new SimulatedPlanfix({ token });
  await planfix.start();
  client = new PlanfixHttp({ url: planfix.url, token, verifyTls: true, connections: 32 });
  delivery = await LoopOnStore.open();
  delivery.loop.connect({ address: planfix.url, post: (fields, options) => client.post(fields, options) });
});
afterEach(async () => {
  await delivery.close();
  await client.close();
  await planfix.stop();
});

/** A call of one employee as PlanFix wants it told. */
const call = (callId: string) => {
  const form = {
    cmd: 'event',
    type: 'in',
    phone: '79161234567',
    diversion: '74951234567',
    ext: '101',
    callid: callId,
  };
  const ended = { duration: '7', is_recorded: '0', status: 'Success' };
  return [
    { callId, seq: 1, fields: { ...form, event: 'INCOMING' } },
    { callId, seq: 2, kind: 'accepted' as const, fields: { ...form, event: 'ACCEPTED' } },
    {
      callId,
      seq: 3,
      kind: 'completed' as const,
      isLast: true,
      fields: { ...form, ...ended, event: 'COMPLETED' },
    },
  ];
};

it('tells whole calls to PlanFix in order, through its faults, and none twice', async () => {
  const ids = await delivery.tell(...['a', 'b', 'c', 'd', 'e'].flatMap(call));
  for (const id of ids) await delivery.untilState(id, 'delivered');
  planfix.fail({ reset: 'before-body', times: 1 });
  planfix.fail({ status: 503, times: 2 });
  const [incoming, accepted] = await delivery.tell(...call('f').slice(0, 2));
  await delivery.untilState(incoming, 'delivered');
  await delivery.untilState(accepted, 'delivered');
  expect(planfix.violations).toEqual([]);
});

it('lets nothing of the token reach the disk, whatever PlanFix answers', async () => {
  planfix.fail({
    status: 400,
    body: `{"error":"Invalid token ${token}"}`,
    headers: { location: `/?t=${token}` },
  });
  const [id] = await delivery.tell(...call('a').slice(2));
  await delivery.untilState(id, 'failed');
  const [attempt] = (await delivery.detail(id))?.attemptList ?? [];
  expect(attempt?.request.body).toContain('&planfix_token=[token]');
  expect(attempt?.response?.body).toContain('Invalid token [token]');
  expect(await delivery.temporary.holds(token)).toBe(false);
  expect(await delivery.temporary.holds('Invalid token [token]')).toBe(true);
});

it('is paused by a changed token and goes on with the new one', async () => {
  planfix.changeToken('new-token');
  const ids = await delivery.tell(...call('a'));
  await until(() =>
    expect(delivery.loop.status()).toMatchObject({ state: 'paused', cause: 'invalid-token' }),
  );
  await client.close();
  client = new PlanfixHttp({ url: planfix.url, token: 'new-token', verifyTls: true, connections: 32 });
  delivery.loop.connect({ address: planfix.url, post: (fields, options) => client.post(fields, options) });
  await delivery.untilState(ids.at(-1), 'delivered');
});
