import { AmiConnection } from '@planfix-asterisk/ami-connection';
import type { Dashboard, PbxCheck } from '@planfix-asterisk/contracts';
import type { Lab } from '../asterisk/lab/lab.ts';
import { ApiClient } from '../product/api-client.ts';
import { expect, test } from '../product/test.ts';

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

async function talk(lab: Lab, during: () => Promise<unknown> = () => Promise.resolve()): Promise<void> {
  await lab.phone('104').will('ring:0.2', 'answer', 'talk:20');
  const call = await lab.callIn('74951234104', { from: '74957650002', then: ['talk:1.5'] });
  await during();
  await call.ended();
}

test('the rights the product asks for are found to be present, and none is unneeded', async ({
  lab,
  product,
}) => {
  const api = await new ApiClient(product.url).signIn();
  const check = await api.post<PbxCheck>('/api/pbx/check', lab.ami);
  expect(check).toMatchObject({ reason: 'ok', rights: { unneeded: [] } });
  expect(statesOf(check)).toMatchObject({ 'write-originate': 'present', 'write-reporting': 'present' });
  expect(Math.abs(check.clockAheadMs ?? Number.NaN)).toBeLessThan(1_000);
  await talk(lab);
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

test('a user who reads calls only is found to lack the rest', async ({ lab }) => {
  const connection = await connectedAs('half', lab);
  expect(statesOf(connection.status)).toMatchObject({ 'write-reporting': 'missing', 'read-call': 'unknown' });
  for (let call = 0; call < 3; call += 1) await talk(lab);
  await expect
    .poll(() => statesOf(connection.status))
    .toMatchObject({ 'read-call': 'present', 'read-dialplan': 'missing', 'write-originate': 'present' });
  await connection.stop();
});

test('a user who does not read calls is found out by the channels that nobody told of', async ({ lab }) => {
  const connection = await connectedAs('deaf', lab);
  await talk(lab, async () => {
    expect((await connection.channels()).rows).not.toEqual([]);
    await connection.channels();
  });
  expect(statesOf(connection.status)).toMatchObject({
    'read-call': 'missing',
    'write-originate': 'missing',
    'write-reporting': 'present',
  });
  await connection.stop();
});
