import { amiRightsSchema, apiErrorSchema, pbxCheckSchema, secretIsSet } from '@planfix-asterisk/contracts';
import { ScriptedAsterisk } from '@planfix-asterisk/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startProduct } from './product-under-test.ts';
import type { Product, Visitor } from './product-under-test.ts';

let asterisk: ScriptedAsterisk;
let product: Product;
let admin: Visitor;

beforeAll(async () => {
  asterisk = await ScriptedAsterisk.start();
  product = await startProduct();
  admin = await product.visitor('admin');
  const ami = [{ name: 'main', ...account() }];
  await product.call('PUT', '/api/settings/ami', { ...admin, body: { value: ami } });
  await vi.waitFor(() => expect(asterisk.clients).toBe(1), 5_000);
});
afterAll(async () => {
  await product.stop();
  await asterisk.stop();
});

const account = () => ({
  host: '127.0.0.1',
  port: asterisk.port,
  username: 'planfix',
  secret: 'amp111',
});
const check = (change: object = {}) =>
  product.call('POST', '/api/pbx/check', { ...admin, body: { ...account(), ...change } });

describe('a PBX that is not saved', () => {
  it('is logged in to and looked at', async () => {
    const found = pbxCheckSchema.parse(await (await check()).json());
    expect(found).toMatchObject({ reason: 'ok', version: '16.28.0' });
  });

  it('with the marker of the secret is tried with the stored one', async () => {
    const answer = await check({ secret: secretIsSet });
    expect(pbxCheckSchema.parse(await answer.json()).reason).toBe('ok');
  });

  it.each([{ host: 'localhost' }, { username: 'other' }, { port: 1 }])(
    'does not get the secret that was stored for another: %o',
    async (change) => {
      const before = asterisk.received('login').length;
      const answer = await check({ secret: secretIsSet, ...change });
      const error = apiErrorSchema.parse(await answer.json());
      expect([answer.status, Object.keys(error.fields ?? {})]).toEqual([400, ['secret']]);
      expect(asterisk.received('login')).toHaveLength(before);
    },
  );

  it('is tried a few at a time only', async () => {
    asterisk.mood = 'silent';
    const answers = Array.from({ length: 4 }, () => check());
    const busy = await Promise.race(
      answers.map(async (answer) =>
        (await answer).status === 429 ? answer : new Promise<never>(() => undefined),
      ),
    );
    expect(busy.headers.get('retry-after')).toBe('5');
    asterisk.mood = 'well';
    asterisk.dropAll();
    await Promise.all(answers);
  });
});

describe('a PBX node', () => {
  it('tells what its user may do', async () => {
    await vi.waitFor(async () => {
      const answer = await product.call('GET', '/api/pbx/main/rights', admin);
      const { rights } = amiRightsSchema.parse(await answer.json());
      expect(rights.find(({ name }) => name === 'write-originate')?.state).toBe('present');
    }, 5_000);
  });

  it('is connected anew when asked, so that changed rights hold', async () => {
    const before = asterisk.accepted;
    const answer = await product.call('POST', '/api/pbx/main/reconnect', admin);
    expect(answer.status).toBe(202);
    await vi.waitFor(() => expect(asterisk.accepted).toBe(before + 1), 5_000);
  });
});
