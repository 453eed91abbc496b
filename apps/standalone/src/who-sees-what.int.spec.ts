import { apiErrorSchema, secondFactorOfferSchema, sessionSchema } from '@planfix-asterisk/contracts';
import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { password, startProduct } from './product-under-test.ts';
import type { Product, Visitor } from './product-under-test.ts';

const client = '79161234567';
let product: Product;
let admin: Visitor;
let support: Visitor;

beforeAll(async () => {
  product = await startProduct();
  admin = await product.visitor('admin');
  support = await product.visitor('support');
  await product.rooms.storage.journal.append({
    calls: [
      {
        callId: '1764000000.1',
        node: 'main',
        direction: 'in',
        clientNumber: client,
        line: '74951234567',
        startedAt: 1_764_000_000_000,
        phase: 'ended',
        talkS: 5,
        recordingFiles: [`/var/spool/in-${client}-20261125.wav`],
      },
    ],
    notes: [{ callId: '1764000000.1', at: 1, code: 'anonymous-substituted', subject: client }],
    events: [
      {
        event: {
          callId: '1764000000.1',
          seq: 1,
          node: 'main',
          kind: 'incoming',
          direction: 'in',
          clientNumber: client,
          line: '74951234567',
          employee: { extension: '101', shortNumber: '101' },
          at: 1_764_000_000_000,
        },
        fields: { cmd: 'event', phone: client, callid: '1764000000.1' },
      },
    ],
  });
});
afterAll(() => product.stop());

const textOf = async (path: string, who: Visitor) => (await product.call('GET', path, who)).text();
const codeOf = async (answer: Response): Promise<string> => apiErrorSchema.parse(await answer.json()).code;
const setPanel = (value: object) =>
  product.rooms.settings.save('panel', value, { username: 'spec', address: '' });

describe('phone numbers', () => {
  const paths = [
    '/api/calls',
    '/api/calls/1764000000.1',
    '/api/deliveries',
    '/api/deliveries/1',
    `/api/deliveries?phone=${client}`,
    '/api/exports/calls?lang=ru',
    '/api/exports/deliveries',
  ];

  it('are seen by all until the administrator says otherwise', async () => {
    for (const path of paths) expect(await textOf(path, support)).toContain(client);
  });

  it('are then hidden from support on the server, in every answer, but for their end', async () => {
    await setPanel({ maskNumbers: true });
    for (const path of paths) {
      const text = await textOf(path, support);
      expect(text).not.toContain(client);
      expect(text).toContain('***567');
      expect(text).toContain('1764000000.1');
      expect(await textOf(path, admin)).toContain(client);
    }
  });

  it('cannot be found out by searching for parts of them', async () => {
    await setPanel({ maskNumbers: true });
    const found = async (phone: string, who: Visitor) =>
      (await textOf(`/api/calls?phone=${phone}`, who)).includes('1764000000.1');
    expect([await found('1234567', admin), await found('7916123', admin)]).toEqual([true, true]);
    expect([await found('1234567', support), await found('7916123', support)]).toEqual([false, false]);
    expect(await found('8 916 123-45-67', support)).toBe(true);
  });
});

describe('a second factor that everybody must have', () => {
  it('leaves nothing open but its set-up until it is there', async () => {
    await setPanel({ requireSecondFactor: true });
    const refused = await product.call('GET', '/api/calls', support);
    expect([refused.status, await codeOf(refused)]).toEqual([403, 'second-factor-required']);
    const session = sessionSchema.parse(await (await product.call('GET', '/api/session', support)).json());
    expect(session).toMatchObject({ hasSecondFactor: false, mustSetUpSecondFactor: true });

    const answer = await product.call('POST', '/api/me/second-factor', support);
    const { secret, uri } = secondFactorOfferSchema.parse(await answer.json());
    expect(uri).toMatch(/^otpauth:\/\/totp\//);
    const code = TOTP.generate({ secret: Secret.fromBase32(secret) });
    const confirmed = await product.call('PUT', '/api/me/second-factor', { ...support, body: { code } });
    expect(confirmed.status).toBe(200);
    expect((await product.call('GET', '/api/calls', support)).status).toBe(200);

    const login = { username: 'support', password };
    const without = await product.call('POST', '/api/session', { body: login });
    expect([without.status, await codeOf(without)]).toEqual([401, 'second-factor-needed']);
    await setPanel({});
  });
});
