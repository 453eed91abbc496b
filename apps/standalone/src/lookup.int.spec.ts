import { once } from 'node:events';
import { createConnection, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { lookupAccessSchema, lookupTestSchema } from '@planfix-asterisk/contracts';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openWayBackHouse } from './testing/way-back-house.ts';
import type { WayBackHouse } from './testing/way-back-house.ts';

const key = 'the-key-of-the-lookups';
let house: WayBackHouse;
let agiPort: number;
let lastNumber = 79160000000;

beforeAll(async () => {
  const contacts = {
    '79161234567': { name: 'Анна "Главная" Петрова', responsible: 11 },
    '79161234568': { name: `Ж${'ш'.repeat(30)}`, responsible: 12 },
  };
  house = await openWayBackHouse({ contacts });
  agiPort = await freePort();
  await house.save({ lookup: { key, agi: { enabled: true, port: agiPort } } });
  await vi.waitFor(async () => expect(await agi('name', '102')).not.toEqual([]));
});
afterAll(() => house[Symbol.asyncDispose]());

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

/** A number that nobody has asked for yet. */
const newNumber = () => String((lastNumber += 1));
const look = (path: string, headers?: Record<string, string>) => fetch(house.product.url + path, { headers });
const nameOf = async (number: string, more = '') => {
  const answer = await look(`/lookup/name?number=${number}&key=${key}${more}`);
  return [answer.status, await answer.text()];
};

/** As Asterisk asks: what is to be set, command by command. */
async function agi(script: string, number: string, sentKey = key): Promise<string[]> {
  const socket = createConnection(agiPort, '127.0.0.1').setEncoding('utf8');
  const commands: string[] = [];
  socket.on('error', () => undefined);
  socket.on('data', (text: string) => {
    commands.push(text.trim());
    socket.write('200 result=1\n');
  });
  socket.write(
    `agi_network: yes\nagi_network_script: ${script}\nagi_callerid: ${number}\nagi_arg_1: ${sentKey}\n\n`,
  );
  await once(socket, 'close');
  return commands;
}

describe('a look-up', () => {
  it('answers one line of plain text: the name that a phone can show', async () => {
    const answer = await look(`/lookup/name?number=%2B79161234567&key=${key}`);
    expect(await answer.text()).toBe('Анна Главная Петрова');
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const long = (await nameOf('79161234568'))[1] as string;
    expect([Buffer.byteLength(long) <= 40, long]).toEqual([true, `Ж${'ш'.repeat(18)}`]);
  });

  it('knows the extension of the responsible employee, unless he is switched off', async () => {
    const responsible = (number: string) => look(`/lookup/responsible?number=${number}&key=${key}`);
    expect(await (await responsible('79161234567')).text()).toBe('101');
    expect(await (await responsible('79161234568')).text()).toBe('');
    expect(await (await responsible('102')).text()).toBe('');
  });

  it("takes FreePBX's doubled slash, its key as a password, and the carrier's name", async () => {
    expect(await (await look(`//lookup/name?number=79161234567&key=${key}`)).text()).toBe(
      'Анна Главная Петрова',
    );
    const authorization = `Basic ${Buffer.from(`freepbx:${key}`).toString('base64')}`;
    expect((await look('/lookup/name?number=79161234567', { authorization })).status).toBe(200);
    expect(await nameOf(newNumber(), '&name=IVANOV%20I')).toEqual([200, 'IVANOV I']);
  });

  it.each(['', '&key=', '&key=wrong', `&key=${key}x`, `&key=${key}&key=${key}`])(
    'tells nobody anything without the key, only the own number: %j',
    async (sent) => {
      const answer = await look(`/lookup/name?number=79161234567${sent}`);
      expect([answer.status, await answer.text()]).toEqual([401, '79161234567']);
      const responsible = await look(`/lookup/responsible?number=79161234567${sent}`);
      expect([responsible.status, await responsible.text()]).toEqual([401, '']);
      expect(await (await look(`/lookup/name?number=<script>${sent}`)).text()).toBe('Anonymous');
    },
  );

  it('never leaves the display empty', async () => {
    expect(await nameOf('')).toEqual([200, 'Anonymous']);
    expect(await nameOf('Restricted')).toEqual([200, 'Restricted']);
    expect(await nameOf('102')).toEqual([200, '102']);
  });

  it('gives the number back with 200 whatever PlanFix does, within 1.1 s, and soon at once', async () => {
    const { planfix } = house;
    const faults = [
      { hang: true },
      { halfOpen: true },
      { slowDrip: 100 },
      { status: 500 },
      { html: true },
    ] as const;
    for (const fault of faults) {
      planfix.fail({ ...fault, times: 1 });
      const [number, startedAt] = [newNumber(), performance.now()];
      expect(await nameOf(number)).toEqual([200, number]);
      expect(performance.now() - startedAt).toBeLessThan(1_100);
      planfix.recover();
      // Well again: what failed before is forgotten.
      await nameOf(newNumber());
    }
    planfix.fail({ hang: true });
    for (let call = 0; call < 3; call += 1) await nameOf(newNumber());
    const startedAt = performance.now();
    const number = newNumber();
    expect(await nameOf(number)).toEqual([200, number]);
    expect(performance.now() - startedAt).toBeLessThan(100);
    expect(await nameOf('79161234567')).toEqual([200, 'Анна Главная Петрова']);
    planfix.recover();
  });
});

describe('FastAGI', () => {
  it('sets the name and the responsible employee of the call that asks', async () => {
    expect(await agi('name', '79161234567')).toEqual([
      'SET VARIABLE PLANFIX_NAME "Анна Главная Петрова"',
      'SET VARIABLE CALLERID(name) "Анна Главная Петрова"',
    ]);
    expect(await agi('responsible', '79161234567')).toEqual(['SET VARIABLE PLANFIX_RESPONSIBLE "101"']);
  });

  it('lets the call go on untouched without the key, and where something else is asked', async () => {
    expect(await agi('name', '79161234567', 'wrong')).toEqual([]);
    expect(await agi('reboot', '79161234567')).toEqual([]);
    expect(await agi('name', '102')).toEqual(['SET VARIABLE PLANFIX_NAME "102"']);
  });

  it('ends with what says nothing or too much', async () => {
    const silent = createConnection(agiPort, '127.0.0.1');
    const talker = createConnection(agiPort, '127.0.0.1');
    talker.on('error', () => undefined);
    talker.write('x'.repeat(100_000));
    const startedAt = performance.now();
    silent.resume();
    talker.resume();
    await Promise.all([once(silent, 'close'), once(talker, 'close')]);
    expect(performance.now() - startedAt).toBeLessThan(4_000);
  });
});

describe('the panel', () => {
  it('shows the key to administrators, tests a look-up, and makes a new key that ends the former one', async () => {
    const admin = await house.product.visitor('admin');
    const ask = async (method: string, path: string, body?: object) =>
      (await house.product.call(method, path, { ...admin, body })).json();
    expect(lookupAccessSchema.parse(await ask('GET', '/api/lookup'))).toMatchObject({
      key,
      isLocked: false,
      agi: { state: 'listening' },
    });
    const tested = lookupTestSchema.parse(
      await ask('POST', '/api/lookup/test', { number: '+7 916 123-45-67' }),
    );
    expect(tested).toMatchObject({ name: 'Анна Главная Петрова', responsible: '101', source: 'cache' });
    const settings = JSON.stringify(await ask('GET', '/api/settings'));
    expect(settings).not.toContain(key);
    const rotated = lookupAccessSchema.parse(await ask('POST', '/api/lookup/key'));
    expect(rotated.key).toMatch(/^[\w-]{32}$/);
    expect((await nameOf('79161234567'))[0]).toBe(401);
    expect((await look(`/lookup/name?number=79161234567&key=${rotated.key ?? ''}`)).status).toBe(200);
    expect(JSON.stringify(await ask('GET', '/api/audit'))).not.toContain(rotated.key);
    await house.save({ lookup: { key, agi: { enabled: true, port: agiPort } } });
  });
});
