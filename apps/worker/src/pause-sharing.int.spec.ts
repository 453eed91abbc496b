import type { PlanfixStatus } from '@planfix-asterisk/contracts';
import { DeliveryLoop } from '@planfix-asterisk/event-delivery';
import { ChangeFeed, createLogger } from '@planfix-asterisk/runtime';
import { SharedStates } from '@planfix-asterisk/storage';
import { temporaryStorage } from '@planfix-asterisk/storage/testing';
import type { TemporaryStorage } from '@planfix-asterisk/storage/testing';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { PauseSharing } from './pause-sharing.ts';

const log = createLogger({ level: 'silent' });
const client = { address: 'https://a', post: () => Promise.reject(new Error('nobody is asked here')) };
let temporary: TemporaryStorage;
let workers: ReturnType<typeof startWorker>[];

beforeEach(async () => {
  temporary = await temporaryStorage();
  workers = [startWorker(), startWorker()];
  // As the database carries hints from one process to the others.
  for (const one of workers) {
    one.feed.subscribeToOwn((change) => {
      for (const other of workers) if (other !== one) other.feed.pass(change);
    });
  }
});
afterEach(async () => {
  await Promise.all(workers.map(({ sharing }) => sharing.stop()));
  await temporary[Symbol.asyncDispose]();
});

function startWorker() {
  const feed = new ChangeFeed();
  const { storage } = temporary;
  const loop = new DeliveryLoop({ store: storage.deliveries, clock: storage.clock, feed });
  loop.connect(client);
  const sharing = new PauseSharing({ loop, feed, log, states: new SharedStates(storage) });
  sharing.start();
  return { feed, loop, sharing };
}

const states = (): PlanfixStatus['state'][] => workers.map(({ loop }) => loop.status().state);

it('pauses every worker when one finds the token refused, and lets all go on when one finds it taken', async () => {
  workers[0]?.loop.pause('invalid-token');
  await vi.waitFor(() => expect(states()).toEqual(['paused', 'paused']));
  expect(workers[1]?.loop.status()).toMatchObject({ cause: 'invalid-token' });
  workers[1]?.loop.resume();
  await vi.waitFor(() => expect(states()).toEqual(['unknown', 'unknown']));
});

it('lets all go on when one has a new token', async () => {
  workers[0]?.loop.pause('invalid-token');
  await vi.waitFor(() => expect(states()).toEqual(['paused', 'paused']));
  workers[0]?.loop.connect({ ...client });
  await vi.waitFor(() => expect(states()).toEqual(['unknown', 'unknown']));
});
