import { Agent, request } from 'node:http';
import type { RequestOptions } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWayBackHouse, pbxToken } from './testing/way-back-house.ts';
import type { WayBackHouse } from './testing/way-back-house.ts';

const key = 'the-key-of-the-lookups';
/** At each of the three doors. */
const requests = 34_000;
const limitMs = 120_000;
const atOnce = 40;
/** The same every time, so that what fails can be found again. */
let seed = 20_261_126;

let house: WayBackHouse;
const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
beforeAll(async () => {
  house = await openWayBackHouse();
  await house.save({ lookup: { key }, clickToCall: { acceptSetup: 'never' } });
});
afterAll(async () => {
  agent.destroy();
  await house[Symbol.asyncDispose]();
});

function below(limit: number): number {
  seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
  return (seed >>> 8) % limit;
}
const oneOf = <Thing>(things: readonly Thing[]): Thing => things[below(things.length)] as Thing;

const pieces = [
  '101', '11', '+7', '79161234567', '\r\n', '\n\nAction: Originate\r\nChannel: Local/1@x', '\0', '\u202e', '@from-internal',
  '&', ',', ';', '"', '<', '${SHELL(id)}', '%', '%FF', '%00', '../../etc/passwd', 'Ж', '\u{1f4de}', ' ', '*98', '#', '-1',
  'null', '[]', '{"a":1}', 'https://127.0.0.1:1/', 'javascript:x', "' OR 1=1", '7'.repeat(300),
]; // prettier-ignore
const rubbish = () => Array.from({ length: 1 + below(4) }, () => oneOf(pieces)).join('');
/** Addresses of their own: else all but the first were turned away for being too many. */
const visitor = () => `10.${below(256)}.${below(256)}.${below(256)}`;

type Asked = Pick<RequestOptions, 'method' | 'path'> & {
  readonly headers?: Record<string, string>;
  readonly body?: string;
};

/** No order of these may be carried out: one part of it at least is wrong. */
function toPlanfixDoor(): Asked {
  const fields = new Map([
    ['cmd', oneOf(['makeCall', 'makeCall', 'setup', rubbish()])],
    ['token', oneOf([pbxToken, pbxToken, rubbish(), ''])],
    ['from', oneOf(['11', rubbish()])],
    ['to', `${rubbish()}${oneOf(['x', '\n', '*', '@', '\0', '%', '+'])}`],
    ['planfix_url', oneOf(['https://127.0.0.1:1/tel/api', rubbish()])],
    ['planfix_token', rubbish()],
  ]);
  for (const name of fields.keys()) if (below(12) === 0) fields.delete(name);
  const type = oneOf([
    'application/x-www-form-urlencoded',
    'text/plain',
    'application/json',
    'multipart/form-data; boundary=x',
    rubbish().replace(/[^ -~]/g, ''),
  ]);
  const form = new URLSearchParams([...fields]).toString();
  const body = oneOf([form, form, JSON.stringify(Object.fromEntries(fields)), rubbish(), form + rubbish()]);
  const method = below(20) === 0 ? oneOf(['GET', 'PUT', 'DELETE', 'PATCH']) : 'POST';
  return { method, path: '/planfix', headers: { 'content-type': type }, body };
}

function toLookupDoor(): Asked {
  const query = [
    ['number', oneOf([rubbish(), String(79_160_000_000 + below(500))])],
    ['key', oneOf([key, key, rubbish()])],
    ['name', rubbish()],
    [encodeURIComponent(rubbish().slice(0, 20).toWellFormed()), rubbish()],
  ]
    .filter(() => below(8) > 0)
    .map(
      ([name = '', value = '']) => `${name}=${below(4) === 0 ? printable(value) : encodeURIComponent(value)}`,
    );
  const path = `${oneOf(['/', '//', '/'])}lookup/${oneOf(['name', 'responsible', 'name/', printable(rubbish())])}`;
  return { method: oneOf(['GET', 'GET', 'GET', 'HEAD', 'POST']), path: `${path}?${query.join('&')}` };
}

/** What may stand in the first line of a request unencoded. */
const printable = (text: string) => text.replace(/[^!-~]|#/g, '');

function statusOf({ body = '', headers, ...asked }: Asked): Promise<number> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(house.product.url);
    const bytes = Buffer.from(body);
    const all = { ...headers, 'x-forwarded-for': visitor(), 'content-length': bytes.length };
    const sent = request({ host: '127.0.0.1', port, agent, headers: all, ...asked }, (answer) => {
      if (answer.headers['content-type'] === 'audio/mpeg')
        reject(new Error(`a recording for ${asked.path ?? ''}`));
      answer.on('data', (piece: Buffer) => {
        if (piece.includes('root:')) reject(new Error(`/etc/passwd for ${asked.path ?? ''}`));
      });
      answer.on('end', () => resolve(answer.statusCode ?? 0));
    });
    sent.on('error', reject);
    sent.end(bytes);
  });
}

async function fuzz(next: () => Asked): Promise<ReadonlyMap<number, number>> {
  const statuses = new Map<number, number>();
  let left = requests;
  const goOn = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const asked = next();
      const status = await statusOf(asked);
      if (status >= 500 || status === 0) throw new Error(`${status} for ${JSON.stringify(asked)}`);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, goOn));
  return statuses;
}

it(
  'a rain of requests to /planfix that are wrong somewhere rings no phone and breaks nothing',
  async () => {
    const statuses = await fuzz(toPlanfixDoor);
    expect(statuses.get(400)).toBeGreaterThan(requests / 10);
    // Some address comes back now and then, and is turned away.
    expect(statuses.get(429) ?? 0).toBeLessThan(requests / 100);
    const others = [...statuses.keys()].filter((status) => status !== 429);
    expect(others.sort((a, b) => a - b)).toEqual([400, 401, 403, 404]);
    expect(house.asterisk.received('Originate')).toEqual([]);
  },
  limitMs,
);

it(
  'a rain of requests to /lookup breaks nothing, and PlanFix is asked for numbers only',
  async () => {
    const statuses = await fuzz(toLookupDoor);
    expect(statuses.get(200)).toBeGreaterThan(requests / 10);
    expect(house.planfix.violations).toEqual([]);
    const asked = house.planfix.received.map(({ fields }) => fields.phone ?? '');
    expect(asked.filter((phone) => !/^\d{1,30}$/.test(phone))).toEqual([]);
    expect(house.asterisk.received('Originate')).toEqual([]);
  },
  limitMs,
);

const hex = (length: number) => Array.from({ length }, () => below(16).toString(16)).join('');
function toRecordingsDoor(): Asked {
  const link = `${hex(32)}.${hex(8)}.${'A'.repeat(43)}.mp3`;
  const name = oneOf([
    link,
    printable(rubbish()),
    encodeURIComponent(rubbish()),
    link.replace('.', oneOf(pieces)),
  ]);
  const ranges = ['bytes=0-', 'bytes=-5', 'bytes=9-1', 'x', `bytes=${'0-1,'.repeat(200)}`];
  const headers = { range: oneOf(ranges), 'if-none-match': oneOf(['*', '"x"']) };
  const path = `${oneOf(['/', '//'])}recordings/${printable(name)}`;
  return { method: oneOf(['GET', 'GET', 'HEAD', 'POST']), path, headers };
}

it(
  'a rain of requests to /recordings gives out no file',
  async () => {
    await house.save({ recordings: { directory: '/etc' } });
    const statuses = await fuzz(toRecordingsDoor);
    expect(statuses.get(404)).toBeGreaterThan(requests / 4);
  },
  limitMs,
);
