import type { ClickTest, Dashboard, DeliveryPage } from '@planfix-asterisk/contracts';
import { freshIds, headersOf, readTrace } from '@planfix-asterisk/testing';
import { afterEach, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import type { ApiClient } from '../product/api-client.ts';
import { laneOverlaps } from './lane-overlaps.ts';
import { SplitHouse } from './split-house.ts';

const recorded = readTrace('01-inbound-answered');
const answeredAt = recorded.findIndex(({ event }) => event === 'BridgeEnter') + 2;
const patient = { timeout: 60_000, interval: 100 };
/** A stand-by takes over within 10 s. */
const takeOverMs = 10_000;

let house: SplitHouse;
let api: ApiClient;
beforeEach(async () => {
  house = await SplitHouse.open(inject('postgresServer') ?? '');
  api = await house.startApi();
}, 120_000);
afterEach(() => house[Symbol.asyncDispose](), 60_000);

/** Calls in the middle of their talk, each with ids of its own. */
function callsTalking(firstRun: number, count: number) {
  const calls = Array.from({ length: count }, (_, index) => freshIds(recorded, firstRun + index));
  for (const call of calls) house.asterisk.send(...call.slice(0, answeredAt).map(headersOf));
  return {
    hangUp: () => calls.forEach((call) => house.asterisk.send(...call.slice(answeredAt).map(headersOf))),
  };
}

let nextCall = 100;
/** How many pop-ups one more call makes; its first goes out within milliseconds, if any does. */
async function toldOfNextCall(): Promise<number> {
  const before = taken('INCOMING');
  callsTalking((nextCall += 1), 1).hangUp();
  await new Promise((resolve) => setTimeout(resolve, 500));
  return taken('INCOMING') - before;
}

const dashboard = () => api.get<Dashboard>('/api/dashboard');
const taken = (event: string) =>
  house.planfix.received.filter(({ fields, status }) => fields.event === event && status === 200).length;
const untilTaken = (event: string, count: number) =>
  vi.waitFor(() => expect(taken(event)).toBe(count), patient);
const oneFollows = (timeout = 30_000) =>
  vi.waitFor(() => expect(house.asterisk.clients).toBe(1), { timeout, interval: 20 });

describe('api and workers apart', () => {
  it('work as one: settings go there, states and hints come back', async () => {
    await house.setUp(api);
    expect((await dashboard()).nodes).toMatchObject([{ state: 'waiting', reason: 'no-worker' }]);
    const click = () => api.post<ClickTest>('/api/click-to-call/test', { from: '101', to: '79161234567' });
    expect(await click()).toMatchObject({ status: 'not-connected' });
    await house.startWorker();
    await api.pbxConnected();
    expect(await click()).toMatchObject({ status: 'taken', node: 'main' });
    expect(house.asterisk.received('Originate')).toHaveLength(1);
    const heard: string[] = [];
    const listening = new AbortController();
    const stream = api.stream('/api/changes', listening.signal, (text) => heard.push(text));
    callsTalking(1, 1).hangUp();
    await untilTaken('COMPLETED', 1);
    await vi.waitFor(() => expect(heard.join('')).toContain('deliveries'), patient);
    listening.abort();
    await stream.catch(() => undefined);
    await vi.waitFor(async () => {
      expect(await dashboard()).toMatchObject({ planfix: { state: 'ok' }, deliveredToday: 3, waiting: 0 });
    }, patient);
    await api.post('/api/pbx/main/reconnect', {}).catch(() => undefined);
    await vi.waitFor(() => expect(house.asterisk.accepted).toBe(2), patient);
    await api.put('/api/settings/employees', { value: [] });
    await vi.waitFor(async () => expect((await dashboard()).warnings).toContain('no-employees'), patient);
    // The worker hears of it a moment after the API: a call that begins later concerns nobody any more.
    await vi.waitFor(async () => expect(await toldOfNextCall()).toBe(0), patient);
  }, 180_000);

  it('follow each PBX from one worker; another takes over when that one is killed or cut off, and nothing is lost or told twice', async () => {
    await house.setUp(api);
    const first = await house.startWorker();
    await oneFollows();
    const second = await house.startWorker();
    let mostFollowers = 0;
    const counting = setInterval(() => (mostFollowers = Math.max(mostFollowers, house.asterisk.clients)), 5);

    const goOn = callsTalking(1, 5);
    const hangUpUnheard = callsTalking(20, 2);
    await untilTaken('ACCEPTED', 7);
    await first.worker.kill('SIGKILL');
    const killedAt = performance.now();
    await vi.waitFor(() => expect(house.asterisk.clients).toBe(0), patient);
    hangUpUnheard.hangUp();
    await oneFollows();
    console.info(`took over ${Math.round(performance.now() - killedAt)} ms after the kill`);
    expect(performance.now() - killedAt).toBeLessThan(takeOverMs);
    goOn.hangUp();
    await untilTaken('COMPLETED', 7);

    const third = await house.startWorker();
    const cutOff = callsTalking(40, 5);
    const endHeardInVain = callsTalking(50, 2);
    await untilTaken('ACCEPTED', 14);
    second.proxy.goSilent();
    const cutAt = performance.now();
    // The leader still hears these hang up and holds them in memory. It must not tell them: the next one does.
    endHeardInVain.hangUp();
    await vi.waitFor(() => expect(house.asterisk.clients).toBe(0), patient);
    await oneFollows();
    console.info(`took over ${Math.round(performance.now() - cutAt)} ms after the cut`);
    expect(performance.now() - cutAt).toBeLessThan(takeOverMs);
    cutOff.hangUp();
    await untilTaken('COMPLETED', 14);
    second.proxy.speakAgain();
    callsTalking(60, 3).hangUp();
    await untilTaken('COMPLETED', 17);
    await third.worker.kill('SIGTERM');
    await oneFollows();
    callsTalking(80, 2).hangUp();
    await untilTaken('COMPLETED', 19);

    clearInterval(counting);
    expect(mostFollowers).toBe(1);
    expect(laneOverlaps(house.planfix.received)).toEqual([]);
    const unmarked = await toldTwiceWithoutAMark();
    expect(unmarked).toEqual([]);
    expect((await dashboard()).waiting).toBe(0);
  }, 300_000);
});

/** Messages that PlanFix took twice though no attempt of theirs is marked as perhaps arrived. */
async function toldTwiceWithoutAMark(): Promise<string[]> {
  const nameOf = (event: string, callid: string, ext: string) => `${event} ${callid} ${ext}`.toLowerCase();
  const tookFields = house.planfix.received
    .filter(({ status }) => status === 200)
    .map(({ fields }) => fields);
  const names = tookFields.map(({ event = '', callid = '', ext = '' }) => nameOf(event, callid, ext));
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  const { items } = await api.get<DeliveryPage>('/api/deliveries?limit=200');
  const marked = items.filter(({ mayHaveArrived }) => mayHaveArrived);
  const excused = new Set(marked.map(({ kind, callId, extension }) => nameOf(kind, callId, extension)));
  return twice.filter((name) => !excused.has(name));
}
