import { AmiConnection } from '@planfix-asterisk/ami-connection';
import type { Dashboard, PbxCheck } from '@planfix-asterisk/contracts';
import type { SimulatedPlanfix } from '@planfix-asterisk/testing';
import type { Lab } from '../asterisk/lab/lab.ts';
import { ApiClient } from '../product/api-client.ts';
import { expect, test } from '../product/test.ts';
import type { RunningProduct } from '../product/running-product.ts';
import { toldToPlanfix } from '../product/told-to-planfix.ts';

const statesOf = ({ rights }: Pick<PbxCheck, 'rights'>) =>
  Object.fromEntries((rights?.rights ?? []).map(({ name, state }) => [name, state]));

/** A link of its own to the lab, as a user of too few rights. */
async function connectedAs(username: string, { ami }: Lab): Promise<AmiConnection> {
  const nothing = (): void => undefined;
  const connection = new AmiConnection({
    node: { ...ami, name: username, username, tls: false, transport: 'native' },
    listener: { onReady: nothing, onBlock: nothing, onLost: nothing, onStatus: nothing },
  });
  connection.start();
  await expect.poll(() => connection.status.state).toBe('connected');
  return connection;
}

interface House {
  readonly lab: Lab;
  readonly planfix: SimulatedPlanfix;
  readonly product: RunningProduct;
}

/** A call of a second and a half, until PlanFix has heard of its end: nothing of it reaches the tests after this one. */
async function talk(
  { lab, planfix, product }: House,
  during: () => Promise<unknown> = () => Promise.resolve(),
): Promise<void> {
  await lab.phone('104').will('ring:0.2', 'answer', 'talk:20');
  const call = await lab.callIn('74951234104', { from: '74957650002', then: ['talk:1.5'] });
  await during();
  await call.ended();
  const ends = () => toldToPlanfix(planfix.received).filter(({ event }) => event === 'COMPLETED');
  await expect
    .poll(() => ends().map(({ callid }) => callid), product.log().slice(-1000))
    .toContain(call.linkedid);
}

test('the rights the product asks for are found to be present, and none is unneeded', async ({
  lab,
  planfix,
  product,
}) => {
  const api = await new ApiClient(product.url).signIn();
  const check = await api.post<PbxCheck>('/api/pbx/check', lab.ami);
  expect(check).toMatchObject({ reason: 'ok', rights: { unneeded: [] } });
  expect(statesOf(check)).toMatchObject({ 'write-originate': 'present', 'write-reporting': 'present' });
  expect(Math.abs(check.clockAheadMs ?? Number.NaN)).toBeLessThan(1_000);
  await talk({ lab, planfix, product });
  const rights = async (): Promise<object> => {
    const { nodes } = await api.get<Dashboard>('/api/dashboard');
    return statesOf(nodes[0] ?? { rights: null });
  };
  await expect
    .poll(rights)
    .toMatchObject({ 'read-call': 'present', 'read-dialplan': 'present', 'read-cdr': 'present' });
});

test('a user of all rights is said to have too many', async ({ lab, product }) => {
  const api = await new ApiClient(product.url).signIn();
  const check = await api.post<PbxCheck>('/api/pbx/check', lab.adminAmi);
  expect(check.rights?.unneeded).toEqual(['command', 'config', 'system']);
});

test('a user who reads calls only is found to lack the rest', async ({ lab, planfix, product }) => {
  const connection = await connectedAs('half', lab);
  expect(statesOf(connection.status)).toMatchObject({ 'write-reporting': 'missing', 'read-call': 'unknown' });
  for (let call = 0; call < 3; call += 1) await talk({ lab, planfix, product });
  await expect
    .poll(() => statesOf(connection.status))
    .toMatchObject({ 'read-call': 'present', 'read-dialplan': 'missing', 'write-originate': 'present' });
  await connection.stop();
});

test('a user who does not read calls is found out by the channels that nobody told of', async ({
  lab,
  planfix,
  product,
}) => {
  const connection = await connectedAs('deaf', lab);
  await talk({ lab, planfix, product }, async () => {
    // Asterisk 16 lists channels from a cache that may be a moment behind the Newchannel it told others of.
    await expect.poll(async () => (await connection.channels()).rows).not.toEqual([]);
    await connection.channels();
  });
  expect(statesOf(connection.status)).toMatchObject({
    'read-call': 'missing',
    'write-originate': 'missing',
    'write-reporting': 'present',
  });
  await connection.stop();
});
