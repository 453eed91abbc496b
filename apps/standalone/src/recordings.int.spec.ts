import { copyFile, mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { callDetailSchema, recordingAccessSchema, recordingSampleSchema } from '@planfix-asterisk/contracts';
import { mp3Seconds, readTrace } from '@planfix-asterisk/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openWayBackHouse } from './testing/way-back-house.ts';
import type { Visitor } from './product-under-test.ts';
import type { WayBackHouse } from './testing/way-back-house.ts';

const speech = new URL('../../../libs/adapters/recording-files/fixtures/speech-wav.wav', import.meta.url);
/** As the recorded call of the trace names it. */
const day = '2026/11/23';
const longAgo = new Date(Date.now() - 3_600_000);

let house: WayBackHouse;
let folder: string;
let monitor: string;
let run = 0;
/** The name that the PBX gives to the recording of the call. */
let name = '';
let called = '';
/** What PlanFix had received before the call of a test. */
let before = 0;

beforeAll(async () => {
  house = await openWayBackHouse();
  await house.save({ publicUrl: house.product.url });
  folder = await mkdtemp(join(tmpdir(), 'monitor-'));
});
afterAll(async () => {
  await house[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

interface Given {
  readonly write?: (file: string) => Promise<void>;
  readonly recordings?: object;
}

const oldWav = async (file: string): Promise<void> => {
  await copyFile(speech, file);
  await utimes(file, longAgo, longAgo);
};

/** A recorded call comes and goes; its file is there as given. */
async function recordedCall({ write = oldWav, recordings = {} }: Given = {}): Promise<string> {
  run += 1;
  before = house.planfix.received.length;
  name = `external-101-74957654321-20261123-073320-1795419200.${run * 1_000_000}.wav`;
  monitor = join(folder, String(run));
  await mkdir(join(monitor, day), { recursive: true });
  await house.save({ recordings: { directory: monitor, ...recordings } });
  await write(join(monitor, day, name));
  await house.asterisk.playTrace(readTrace('01-inbound-answered'), { speed: Infinity, run });
  const { fields } = await heard(({ event }) => event === 'COMPLETED');
  called = fields['callid'] ?? '';
  return called;
}

type Fields = Readonly<Record<string, string | undefined>>;
async function heard(isIt: (fields: Fields) => boolean): Promise<{ fields: Fields }> {
  const find = () => house.planfix.received.slice(before).find(({ fields }) => isIt(fields));
  await house.planfix.whenReceived(() => find() !== undefined, 10_000);
  const found = find();
  if (found === undefined) throw new Error('not heard');
  return found;
}
/** Of the last call: those of earlier ones may still be waited for. */
const link = async (): Promise<string> =>
  (await heard(({ cmd, callid }) => cmd === 'record' && callid === called)).fields['record_link'] ?? '';

async function stateOf(callId: string, by?: Visitor) {
  const answer = await house.product.call('GET', `/api/calls/${callId}`, by ?? (await signedIn()));
  return callDetailSchema.parse(await answer.json());
}
let visitor: Promise<Awaited<ReturnType<WayBackHouse['product']['visitor']>>> | undefined;
const signedIn = () => (visitor ??= house.product.visitor('admin'));

describe('a recorded call', () => {
  it('is told to PlanFix with a link behind which its MP3 is', async () => {
    const callId = await recordedCall();
    const address = await link();
    expect(address).toMatch(
      new RegExp(`^${house.product.url}/recordings/[0-9a-f]{32}\\.[0-9a-f]{8}\\.[\\w-]{43}\\.mp3$`),
    );
    expect(house.planfix.violations).toEqual([]);
    const answer = await fetch(address);
    expect(answer.headers.get('content-type')).toBe('audio/mpeg');
    expect(answer.headers.get('accept-ranges')).toBe('bytes');
    const bytes = new Uint8Array(await answer.arrayBuffer());
    expect(mp3Seconds(bytes)).toBeGreaterThan(1.5);
    await vi.waitFor(async () =>
      expect((await stateOf(callId)).recordings).toMatchObject([{ number: 1, state: 'told', cause: null }]),
    );
  });

  it('is given out in pieces, to whoever asks for its head, and not again to who has it', async () => {
    await recordedCall();
    const address = await link();
    const whole = new Uint8Array(await (await fetch(address)).arrayBuffer());
    const piece = await fetch(address, { headers: { range: 'bytes=100-199' } });
    expect([piece.status, piece.headers.get('content-range')]).toEqual([
      206,
      `bytes 100-199/${whole.length}`,
    ]);
    expect(new Uint8Array(await piece.arrayBuffer())).toEqual(whole.slice(100, 200));
    expect((await fetch(address, { headers: { range: 'bytes=99999999-' } })).status).toBe(416);
    // undici asks for everything anew beside a condition of its caller's, unless told otherwise.
    const head = await fetch(address, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length')]).toEqual([200, String(whole.length)]);
    const etag = head.headers.get('etag') ?? '';
    expect(
      (
        await fetch(address, {
          headers: { 'if-none-match': etag, 'cache-control': 'max-age=0' },
        })
      ).status,
    ).toBe(304);
  });

  it('can be heard in the panel', async () => {
    const callId = await recordedCall();
    await link();
    const path = `/api/calls/${callId}/recordings/1`;
    expect((await house.product.call('GET', path)).status).toBe(401);
    const answer = await house.product.call('GET', path, await signedIn());
    expect(mp3Seconds(new Uint8Array(await answer.arrayBuffer()))).toBeGreaterThan(1.5);
  });

  it('can be heard without an address from outside; PlanFix is told once there is one', async () => {
    await house.save({ publicUrl: null });
    const callId = await recordedCall();
    await vi.waitFor(async () => {
      const { recordings } = await stateOf(callId);
      expect(recordings).toMatchObject([{ state: 'ready', cause: 'no-public-url' }]);
    }, 10_000);
    const path = `/api/calls/${callId}/recordings/1`;
    expect((await house.product.call('GET', path, await signedIn())).status).toBe(200);
    await house.save({ publicUrl: house.product.url });
    expect(await link()).toContain(`${house.product.url}/recordings/`);
  });

  it('is waited for while its file is still being written', async () => {
    const callId = await recordedCall({ write: (file) => copyFile(speech, file) });
    expect((await stateOf(callId)).recordings).toMatchObject([{ state: 'waiting' }]);
    await utimes(join(monitor, day, name), longAgo, longAgo);
    expect(await link()).toContain('/recordings/');
  });

  it.each([
    ['ahead of', 3_600_000],
    ['behind', -60_000],
  ])('is told once it rests, though the clock of its disk is %s ours', async (_, skewMs) => {
    const at = new Date(Date.now() + skewMs);
    const write = async (file: string): Promise<void> => {
      await copyFile(speech, file);
      await utimes(file, at, at);
    };
    const callId = await recordedCall({ write });
    expect((await stateOf(callId)).recordings).toMatchObject([{ state: 'waiting' }]);
    const address = await link();
    await vi.waitFor(async () => expect((await fetch(address)).status).toBe(200));
  });

  it.each([
    ['empty', (file: string) => writeFile(file, '').then(() => utimes(file, longAgo, longAgo))],
    [
      'unreadable',
      (file: string) => writeFile(file, 'no audio at all').then(() => utimes(file, longAgo, longAgo)),
    ],
  ])('says that its file is %s, and looks again when asked', async (cause, write) => {
    const callId = await recordedCall({ write });
    await vi.waitFor(async () => {
      expect((await stateOf(callId)).recordings).toMatchObject([{ state: 'failed', cause }]);
    }, 10_000);
    await oldWav(join(monitor, day, name));
    const retry = await house.product.call('POST', `/api/calls/${callId}/recordings/retry`, await signedIn());
    expect(retry.status).toBe(202);
    expect(await link()).toContain('/recordings/');
  });
});

it('the newest recording of the folder is tried by an administrator, and heard', async () => {
  const admin = await signedIn();
  const sample = (body: object) => house.product.call('POST', '/api/recordings/sample', { ...admin, body });
  await recordedCall();
  // Before it is saved: another folder is in force.
  await house.save({ recordings: { directory: join(folder, 'no-such') } });
  const tried = await sample({ directory: monitor });
  expect(recordingSampleSchema.parse(await tried.json())).toEqual({
    ...{ status: 'ready', cause: null },
    file: `${day}/${name}`,
  });
  const heardOf = await house.product.call('GET', '/api/recordings/sample', admin);
  expect(heardOf.headers.get('content-type')).toBe('audio/mpeg');
  expect(mp3Seconds(new Uint8Array(await heardOf.arrayBuffer()))).toBeGreaterThan(1.5);
  const missing = await sample({});
  expect(await missing.json()).toEqual({ status: 'failed', cause: 'folder-missing', file: null });
});

describe('a link', () => {
  it('is refused, always alike, when it was changed, is too old, or comes from elsewhere', async () => {
    await recordedCall();
    const address = await link();
    const statusOf = async (url: string) => (await fetch(url)).status;
    expect(
      await statusOf(address.replace(/.\.mp3$/, (end) => (end.startsWith('A') ? 'B.mp3' : 'A.mp3'))),
    ).toBe(404);
    await house.save({ recordings: { directory: monitor, allowFrom: ['192.0.2.0/24'] } });
    expect(await statusOf(address)).toBe(404);
    await house.save({ recordings: { directory: monitor, allowFrom: ['127.0.0.0/8', '::1'] } });
    expect(await statusOf(address)).toBe(200);
  });

  it('ends when the key is changed; the message sent again has a new one', async () => {
    const callId = await recordedCall();
    const address = await link();
    const rotated = await house.product.call('POST', '/api/recordings/key', await signedIn());
    expect(recordingAccessSchema.parse(await rotated.json()).cache.files).toBeGreaterThan(0);
    expect((await fetch(address)).status).toBe(404);
    const { id } = (await stateOf(callId)).deliveries.find(({ kind }) => kind === 'record') ?? {};
    before = house.planfix.received.length;
    const body = { reason: 'new links' };
    await house.product.call('POST', `/api/deliveries/${id}/replay`, { ...(await signedIn()), body });
    const renewed = await link();
    expect(renewed).not.toBe(address);
    expect((await fetch(renewed)).status).toBe(200);
  });

  it('never leads to another file, whatever is asked for', async () => {
    await writeFile(join(monitor, 'secret.mp3'), 'secret');
    for (const path of ['secret.mp3', '..%2f..%2fetc%2fpasswd', '', 'a'.repeat(5_000)]) {
      const answer = await fetch(`${house.product.url}/recordings/${path}`);
      expect([path.slice(0, 20), answer.status >= 400 && answer.status < 500]).toEqual([
        path.slice(0, 20),
        true,
      ]);
      expect(await answer.text()).not.toContain('secret\n');
    }
  });
});

it("a recording on the admin's own web server is told when it is there", async () => {
  let isThere = false;
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method ?? ''} ${request.url ?? ''}`);
    response.writeHead(isThere ? 200 : 404).end();
  }).listen(0, '127.0.0.1');
  await vi.waitFor(() => expect(server.listening).toBe(true));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const callId = await recordedCall({
    recordings: { directory: undefined, urlTemplate: `${base}/{year}/{month}/{day}/{file}` },
  });
  await vi.waitFor(() => expect(asked).toContain(`HEAD /2026/11/23/${name}`), 5_000);
  isThere = true;
  const address = `${base}/2026/11/23/${name}`;
  expect(await link()).toBe(address);
  expect((await stateOf(callId)).recordings).toMatchObject([{ elsewhere: address }]);
  await house.save({ panel: { maskNumbers: true } });
  expect((await stateOf(callId, await house.product.visitor('support'))).recordings).toMatchObject([
    { elsewhere: null },
  ]);
  server.close();
});
