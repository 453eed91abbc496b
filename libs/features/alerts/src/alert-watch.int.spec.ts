import { settingsSchema } from '@planfix-asterisk/contracts';
import type { AlertSettings, Settings } from '@planfix-asterisk/contracts';
import { createLogger } from '@planfix-asterisk/runtime';
import { AlertStore, AuditLog } from '@planfix-asterisk/storage';
import type { Storage } from '@planfix-asterisk/storage';
import { temporaryStorage } from '@planfix-asterisk/storage/testing';
import type { TemporaryStorage } from '@planfix-asterisk/storage/testing';
import { PostBox } from '@planfix-asterisk/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AlertDesk } from './alert-desk.ts';
import { AlertWatch } from './alert-watch.ts';
import type { Observation } from './observation.ts';

const by = { username: 'anna', address: '' };
const token = '123456:ABC-def_ghi1234567890';

let temporary: TemporaryStorage;
let store: AlertStore;
let watch: AlertWatch;
let desk: AlertDesk;
let hook: PostBox;
let telegram: PostBox;
let alerts: Partial<AlertSettings>;
/** The clock of watch and store runs so far ahead. */
let aheadMs: number;
let seen: Partial<Observation>;

const clock = { now: () => Date.now() + aheadMs };
const settings = {
  current: (): Settings =>
    settingsSchema.parse({
      publicUrl: 'https://pbx.example.com',
      alerts: { webhook: { url: `${hook.url}/hook`, secret: 'a-secret-of-tests' }, ...alerts },
    }),
};
const well = (at: number): Observation => ({
  at,
  planfix: { state: 'ok', cause: null, since: at, lastDeliveredAt: at, address: null },
  nodes: [],
  store: { state: 'ok', detail: null },
  oldestResultAt: 'none',
  failed: 0,
  popups: { delivered: 0, expired: 0 },
  freeBytes: 10e9,
  ...seen,
});

beforeEach(async () => {
  temporary = await temporaryStorage();
  hook = await PostBox.start();
  telegram = await PostBox.start();
  alerts = {};
  aheadMs = 0;
  seen = {};
  start(temporary.storage);
});
afterEach(async () => {
  await watch.stop();
  await hook.stop();
  await telegram.stop();
  await temporary[Symbol.asyncDispose]();
});

function start(storage: Storage): void {
  store = new AlertStore(storage, new AuditLog(storage, clock));
  const log = createLogger({ level: 'silent' });
  const observe = (at: number) => Promise.resolve(well(at));
  watch = new AlertWatch({ store, observe, settings, clock, log, everyMs: 10 });
  desk = new AlertDesk({ store, settings, clock });
  watch.start();
}
async function restart(): Promise<void> {
  await watch.stop();
  start(await temporary.reopen());
}

const told = (box = hook): string[] =>
  box.posted.map(({ body }) => {
    const { events = [], text = '' } = JSON.parse(body) as {
      events?: { type: string; kind: string }[];
      text?: string;
    };
    return events.map(({ type, kind }) => `${type} ${kind}`).join() || text;
  });
const isTold = (...expected: string[]) => expect.poll(() => told(), { timeout: 5_000 }).toEqual(expected);
/** Until a try that began after this time has failed, and that is stored. */
const failsAfter = (at: number) =>
  expect
    .poll(async () => (await desk.overview()).channels[0]?.lastFailedAt ?? 0, { timeout: 5_000 })
    .toBeGreaterThan(at);
/** Until the watch has looked again, more than once. */
async function looksOn(): Promise<void> {
  let looks = 0;
  const { popups } = well(0);
  seen = {
    ...seen,
    get popups() {
      looks += 1;
      return popups;
    },
  };
  await expect.poll(() => looks).toBeGreaterThan(3);
}

describe('the watch', () => {
  it('tells people once what is wrong, in their language, with the next step and the way to the panel', async () => {
    seen = { failed: 2 };
    await isTold('raised failed');
    const { text } = JSON.parse(hook.posted[0]?.body ?? '') as { text: string };
    expect(text).toMatch(/^\[pbx.example.com\] ❗ Не отправлено окончательно: 2 сообщения/);
    expect(text).toContain('Что делать: ');
    expect(text).toContain('Панель: https://pbx.example.com');
    await looksOn();
    expect(hook.posted).toHaveLength(1);
    expect(await store.open()).toMatchObject([{ kind: 'failed', facts: { count: 2 } }]);
  });

  it('joins what goes wrong together into one message', async () => {
    seen = { failed: 1, freeBytes: 5e6 };
    await isTold('raised disk-space,raised failed');
  });

  it('tells the recovery, and the log of alerts keeps both times', async () => {
    seen = { failed: 1 };
    await isTold('raised failed');
    seen = {};
    await isTold('raised failed', 'recovered failed');
    const { items } = await desk.history({ limit: 10 });
    expect(items).toMatchObject([{ kind: 'failed', recoveredAt: expect.any(Number) as number }]);
    expect(await store.open()).toEqual([]);
  });
});

describe('a restart', () => {
  it('neither tells again what was told, nor forgets that it is to be recovered', async () => {
    seen = { failed: 1 };
    await isTold('raised failed');
    await restart();
    await looksOn();
    expect(told()).toEqual(['raised failed']);
    expect(await store.open()).toHaveLength(1);
    seen = {};
    await isTold('raised failed', 'recovered failed');
  });

  it('sends what could not be sent before', async () => {
    hook.answer = { status: 503 };
    seen = { failed: 1 };
    await isTold('raised failed');
    await failsAfter(0);
    hook.answer = { status: 200 };
    aheadMs += 31_000;
    await restart();
    await isTold('raised failed', 'raised failed');
    const ids = hook.posted.map(({ body }) => (JSON.parse(body) as { id: string }).id);
    expect(new Set(ids).size).toBe(1);
  });
});

describe('a channel that fails', () => {
  it('is tried five times and then given up; the panel shows why', async () => {
    hook.answer = { status: 500, body: 'out of order' };
    seen = { failed: 1 };
    for (let tries = 1; tries <= 5; tries += 1) {
      await failsAfter(clock.now() - 1_000);
      expect(hook.posted).toHaveLength(tries);
      aheadMs += 31 * 60_000;
    }
    await looksOn();
    expect(hook.posted).toHaveLength(5);
    expect((await desk.overview()).channels).toMatchObject([
      { channel: 'webhook', lastSentAt: null, lastError: 'HTTP 500 out of order', waiting: 0 },
    ]);
  });

  it('holds no other one back', async () => {
    alerts = { telegram: { botToken: token, chatId: '1', apiUrl: telegram.url } };
    hook.answer = undefined;
    seen = { failed: 1 };
    await expect.poll(() => telegram.posted.length).toBe(1);
    seen = {};
    await expect.poll(() => telegram.posted.length).toBe(2);
    expect(hook.posted).toHaveLength(1);
  });

  it('that refuses for good is not asked again', async () => {
    alerts = { webhook: undefined, telegram: { botToken: token, chatId: '1', apiUrl: telegram.url } };
    telegram.answer = { status: 401, body: '{"ok":false,"description":"Unauthorized"}' };
    seen = { failed: 1 };
    await expect.poll(() => telegram.posted.length).toBe(1);
    aheadMs += 3_600_000;
    await looksOn();
    expect(telegram.posted).toHaveLength(1);
    expect(JSON.stringify(await desk.overview())).not.toContain(token);
  });
});

describe('people', () => {
  it('mute a kind: it stands in the panel and nothing is sent', async () => {
    await desk.mute('failed', 60, by);
    await looksOn();
    seen = { failed: 1 };
    await expect.poll(() => store.open()).toHaveLength(1);
    await looksOn();
    expect(hook.posted).toEqual([]);
    await desk.mute('failed', 0, by);
    await isTold('raised failed');
  });

  it('take over an alert: more of it is not told', async () => {
    seen = { failed: 1 };
    await isTold('raised failed');
    const [open] = await store.open();
    expect(await desk.acknowledge(open?.id ?? 0, by)).toBe(true);
    await looksOn();
    aheadMs += 2 * 3_600_000;
    seen = { failed: 100 };
    await looksOn();
    expect(hook.posted).toHaveLength(1);
  });

  it('test a channel and see the very answer', async () => {
    expect(await desk.test('webhook')).toMatchObject({ cause: 'ok', answer: 'HTTP 200 {"ok":true}' });
    expect(told()[0]).toContain('Проверочное сообщение');
    hook.answer = { status: 404, body: 'no such hook' };
    expect(await desk.test('webhook')).toMatchObject({ cause: 'refused', answer: 'HTTP 404 no such hook' });
    expect(await desk.test('email')).toBeUndefined();
  });
});

describe('a database that takes no writes', () => {
  it('is told all the same, once, and stands in the log when it works again', async () => {
    const setFree = await temporary.keepFromWriting();
    aheadMs -= 11_000;
    seen = { store: { state: 'locked', detail: 'database is locked' } };
    await looksOn();
    aheadMs += 11_000;
    await isTold('raised store');
    await looksOn();
    expect(hook.posted).toHaveLength(1);
    await setFree();
    await expect.poll(() => store.open(), { timeout: 5_000 }).toMatchObject([{ kind: 'store' }]);
    expect(hook.posted).toHaveLength(1);
  });
});
