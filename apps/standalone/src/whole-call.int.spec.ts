import { join } from 'node:path';
import { callPageSchema, dashboardSchema, deliveryPageSchema } from '@planfix-asterisk/contracts';
import type { Settings } from '@planfix-asterisk/contracts';
import { ScriptedAsterisk, SimulatedPlanfix, readTrace } from '@planfix-asterisk/testing';
import BetterSqlite3 from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startProduct } from './product-under-test.ts';
import type { Product } from './product-under-test.ts';

const token = 'planfix-token';
const answeredCall = readTrace('01-inbound-answered');
const by = { username: 'spec', address: '127.0.0.1' };

let asterisk: ScriptedAsterisk;
let planfix: SimulatedPlanfix;
let product: Product;

beforeEach(async () => {
  asterisk = await ScriptedAsterisk.start();
  planfix = new SimulatedPlanfix({ token });
  await planfix.start();
  product = await startProduct();
});
afterEach(async () => {
  await product.stop();
  await asterisk.stop();
  await planfix.stop();
});

const nodeAt = (name: string, { port }: ScriptedAsterisk) =>
  ({ name, host: '127.0.0.1', port, username: 'planfix', secret: 'amp111' }) as Settings['ami'][number];

async function setUp(settings: Partial<Settings> = {}): Promise<void> {
  const all: Partial<Settings> = {
    planfix: { url: planfix.url, token },
    employees: [{ extension: '101', shortNumber: '101', name: 'Anna', enabled: true }],
    ami: [nodeAt('main', asterisk)],
    ...settings,
  };
  for (const [section, value] of Object.entries(all)) await save(section as keyof Settings, value);
}

async function save(section: keyof Settings, value: unknown): Promise<void> {
  expect(await product.rooms.settings.save(section, value, by)).toEqual({ status: 'saved' });
}

const told = () => planfix.received.map(({ fields }) => fields.event);
const isConnected = (server: ScriptedAsterisk) =>
  vi.waitFor(() => expect(server.clients).toBe(1), { timeout: 5_000 });
const play = (events = answeredCall) => asterisk.playTrace(events, { speed: Infinity });

describe('a call', () => {
  it('goes from the PBX to PlanFix and stands in the panel with its messages', async () => {
    await setUp();
    await isConnected(asterisk);
    await play();
    await planfix.whenReceived((received) => received.length === 3);
    expect(told()).toEqual(['INCOMING', 'ACCEPTED', 'COMPLETED']);
    expect(planfix.violations).toEqual([]);

    const admin = await product.visitor('admin');
    const read = async (path: string): Promise<unknown> => (await product.call('GET', path, admin)).json();
    await vi.waitFor(async () => {
      const { items } = deliveryPageSchema.parse(await read('/api/deliveries?state=delivered'));
      expect(items.map(({ kind }) => kind)).toEqual(['completed', 'accepted', 'incoming']);
    });
    const oldest = deliveryPageSchema
      .parse(await read('/api/deliveries?at=' + String(Date.now())))
      .items.at(-1);
    expect(oldest).toMatchObject({ kind: 'incoming' });
    const newest = deliveryPageSchema.parse(await read('/api/deliveries?limit=1'));
    const above = deliveryPageSchema.parse(await read(`/api/deliveries?newer=${newest.previous ?? ''}`));
    expect(above.items).toEqual([]);
    const [call] = callPageSchema.parse(await read('/api/calls')).items;
    expect(call).toMatchObject({ direction: 'in', extension: '101', employeeName: 'Anna', phase: 'ended' });
    const dashboard = dashboardSchema.parse(await read('/api/dashboard'));
    expect(dashboard).toMatchObject({ waiting: 0, deliveredToday: 3, planfix: { state: 'ok' } });
    expect(dashboard.nodes).toMatchObject([{ name: 'main', state: 'connected' }]);
    expect(dashboard.popupLatency?.p50).toBeGreaterThan(0);
    const metrics = await (await product.call('GET', '/metrics')).text();
    expect(metrics).toContain('planfix_asterisk_popup_latency_seconds_count 2');
    expect(metrics).toMatch(/attempts_total\{kind="completed",outcome="delivered",cause="ok"\} 1/);
    expect(metrics).toContain(
      'planfix_asterisk_deliveries_finished_total{class="popup",state="delivered"} 2',
    );
    expect(metrics).toMatch(/ami_events_total\{node="main"\} [1-9]/);
    for (const number of ['74957654321', '"101"', 'Anna']) expect(metrics).not.toContain(number);
  });

  it('is told to its end when the product is restarted in the middle of it', async () => {
    await setUp();
    await isConnected(asterisk);
    const middle = answeredCall.findIndex(({ event }) => event === 'BridgeEnter') + 2;
    await play(answeredCall.slice(0, middle));
    await planfix.whenReceived((received) => received.length === 2);

    product = await startProduct({}, { formerFolder: await product.stopKeepingFolder() });
    await isConnected(asterisk);
    await play(answeredCall.slice(middle));
    await planfix.whenReceived((received) => received.length === 3);
    expect(told()).toEqual(['INCOMING', 'ACCEPTED', 'COMPLETED']);
    expect(planfix.violations).toEqual([]);
  });
});

describe('a database that another program has locked', () => {
  it('holds no call up: messages wait in memory, are counted, and go out in order afterwards', async () => {
    await setUp();
    await isConnected(asterisk);
    const admin = await product.visitor('admin');
    const other = new BetterSqlite3(join(product.folder, 'planfix-asterisk.sqlite'));
    other.exec('BEGIN IMMEDIATE');
    await play();
    await vi.waitFor(async () => {
      const answer = await product.call('GET', '/api/dashboard', admin);
      const { store } = dashboardSchema.parse(await answer.json());
      expect(store).toMatchObject({ state: 'locked', heldInMemory: 3 });
    }, 5_000);
    expect(planfix.received).toEqual([]);
    other.exec('COMMIT');
    other.close();
    await planfix.whenReceived((received) => received.some(({ fields }) => fields.event === 'COMPLETED'));
    expect(planfix.violations).toEqual([]);
  });
});

describe('settings', () => {
  it('take effect at once: a corrected token sends what waited', async () => {
    planfix.changeToken('the new token');
    await setUp();
    await isConnected(asterisk);
    await play();
    await planfix.whenReceived((received) => received.some(({ status }) => status === 401));
    await save('planfix', { url: planfix.url, token: 'the new token' });
    await planfix.whenReceived((received) =>
      received.some(({ fields, status }) => fields.event === 'COMPLETED' && status === 200),
    );
  });

  it('reconnect only the PBX node that changed', async () => {
    const second = await ScriptedAsterisk.start({ secret: 'other' });
    await setUp({ ami: [nodeAt('main', asterisk), { ...nodeAt('second', second), secret: 'wrong' }] });
    await isConnected(asterisk);
    await vi.waitFor(() => expect(second.received('login')).toHaveLength(1));
    await save('ami', [nodeAt('main', asterisk), { ...nodeAt('second', second), secret: 'other' }]);
    await isConnected(second);
    expect(asterisk.accepted).toBe(1);
    await second.stop();
  });
});
