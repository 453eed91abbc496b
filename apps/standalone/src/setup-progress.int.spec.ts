import { tmpdir } from 'node:os';
import { setupProgressSchema } from '@planfix-asterisk/contracts';
import type { SetupStep } from '@planfix-asterisk/contracts';
import { readTrace } from '@planfix-asterisk/testing';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openWayBackHouse } from './testing/way-back-house.ts';
import type { WayBackHouse } from './testing/way-back-house.ts';
import type { Visitor } from './product-under-test.ts';

let house: WayBackHouse;
let admin: Visitor;

beforeAll(async () => {
  house = await openWayBackHouse();
  admin = await house.product.visitor('admin');
});
afterAll(() => house[Symbol.asyncDispose]());

async function stateOf(wanted: SetupStep) {
  const answer = await house.product.call('GET', '/api/setup/progress', admin);
  const { steps } = setupProgressSchema.parse(await answer.json());
  return steps.find(({ step }) => step === wanted)?.state;
}
const saveUnfit = (step: SetupStep) =>
  house.product.call('POST', '/api/setup/progress', {
    ...admin,
    body: { mark: { step, as: 'attention' } },
  });

it('a step saved unfit needs attention until what it holds works, wherever that was mended', async () => {
  await house.save({ ami: [{ name: 'main', host: '127.0.0.1', port: 1, username: 'a', secret: 'b' }] });
  await saveUnfit('pbx');
  expect(await stateOf('pbx')).toBe('attention');
  const { port } = house.asterisk;
  await house.save({
    ami: [{ name: 'main', host: '127.0.0.1', port, username: 'planfix', secret: 'amp111' }],
  });
  await vi.waitFor(async () => expect(await stateOf('pbx')).toBe('done'), 10_000);
});

it('a folder of recordings that is there by now is fit', async () => {
  await house.save({ recordings: { directory: '/no/such/folder' } });
  await saveUnfit('recordings');
  expect(await stateOf('recordings')).toBe('attention');
  await house.save({ recordings: { directory: tmpdir() } });
  expect(await stateOf('recordings')).toBe('done');
});

it('PlanFix needs attention until it took something', async () => {
  await saveUnfit('planfix');
  expect(await stateOf('planfix')).toBe('attention');
  await house.asterisk.playTrace(readTrace('01-inbound-answered'), { speed: 50 });
  await vi.waitFor(async () => expect(await stateOf('planfix')).toBe('done'), 10_000);
});
