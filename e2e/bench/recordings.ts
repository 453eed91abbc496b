// `npm run bench -- recordings`: how long the MP3 of an hour takes, and what pop-ups lose meanwhile, against the same product
// with nothing to convert, in the same run.
import { mkdir, mkdtemp, open, readFile, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readTrace, ScriptedAsterisk } from '@planfix-asterisk/testing';
import { ApiClient, admin } from '../product/api-client.ts';
import { freePort, startProduct } from '../product/running-product.ts';
import { Arrivals } from './arrivals.ts';
import { inMs, percentilesOf } from './percentiles.ts';
import { playCalls } from './play-calls.ts';

const secret = 'secret-of-the-bench';
/** A conversion goes on a little longer than the calls beside it. */
const load = { calls: 400, callsPerSecond: 20 };
const rounds = 3;
const longestS = 120;
const goals = { hourS: 30, slower: 1.2 };
const day = '2026/11/23';
const headerBytes = 44;
const fixture = new URL('../../libs/adapters/recording-files/fixtures/speech-wav.wav', import.meta.url);

/** An hour of 8 kHz speech, as MixMonitor writes it. */
async function writeHour(file: string): Promise<void> {
  const speech = await readFile(fixture);
  const header = Buffer.from(speech.subarray(0, headerBytes));
  const piece = speech.subarray(headerBytes);
  const pieces = Math.ceil((3_600 * 8_000 * 2) / piece.length);
  header.writeUInt32LE(pieces * piece.length + headerBytes - 8, 4);
  header.writeUInt32LE(pieces * piece.length, headerBytes - 4);
  await mkdir(dirname(file), { recursive: true });
  const target = await open(file, 'w');
  await target.write(header);
  for (let count = 0; count < pieces; count += 1) await target.write(piece);
  await target.close();
  await utimes(file, new Date(0), new Date(0));
}

const folder = await mkdtemp(join(tmpdir(), 'planfix-bench-'));
const asterisk = await ScriptedAsterisk.start({ secret });
const planfix = new Arrivals();
await planfix.start();
const port = await freePort();
const product = await startProduct({
  planfix: { url: planfix.url, token: 'token' },
  ami: [{ name: 'main', host: '127.0.0.1', port: asterisk.port, username: 'planfix', secret }],
  admin,
  employees: [{ extension: '101', shortNumber: '101' }],
  trunks: ['carrier-1'],
  publicUrl: `http://127.0.0.1:${port}`,
  recordings: { directory: folder },
});
const api = await new ApiClient(product.url).signIn();
await api.pbxConnected();

/** Milliseconds from the DialBegin of each call until PlanFix hears of it. */
async function popUps(firstRun: number): Promise<number[]> {
  const sentAt = await playCalls(asterisk, { ...load, firstRun });
  await pause(1_000);
  return [...sentAt].map(([key, sent]) => {
    const arrived = planfix.at.get(key);
    if (arrived === undefined) throw new Error(`PlanFix never heard of ${key}`);
    return arrived - sent;
  });
}

/**
 * Seconds from the end of a call with an hour's recording until PlanFix hears of it; its conversion is what takes them. The
 * product is not asked how far it is: its answers would cost the pop-ups more than the conversion does.
 */
async function convertHour(run: number): Promise<number> {
  const callId = `1795419200.${run * 1_000_000}`;
  await writeHour(join(folder, day, `external-101-74957654321-20261123-073320-${callId}.wav`));
  await asterisk.playTrace(readTrace('01-inbound-answered'), { speed: 50, run });
  const began = performance.now();
  while (performance.now() - began < longestS * 1_000) {
    const toldAt = planfix.at.get(`${callId} record `);
    if (toldAt !== undefined) return (toldAt - began) / 1_000;
    await pause(50);
  }
  const { recordings } = await api.get<{ recordings: unknown[] }>(`/api/calls/${callId}`);
  throw new Error(`no recording was told within ${longestS} s: ${JSON.stringify(recordings)}`);
}

async function pause(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
}

await popUps(1);
const alone: number[] = [];
const beside: number[] = [];
let hourS = 0;
for (let round = 1; round <= rounds; round += 1) {
  alone.push(...(await popUps(round * 2_000)));
  const [tookS, waits] = await Promise.all([convertHour(50_000 + round), popUps(round * 2_000 + 1_000)]);
  hourS = Math.max(hourS, tookS);
  beside.push(...waits);
}
const slower = percentilesOf(beside).p50 / percentilesOf(alone).p50;
console.log(`pop-ups with nothing to convert: ${inMs(percentilesOf(alone))}`);
console.log(`pop-ups beside a conversion:     ${inMs(percentilesOf(beside))}`);
console.log(`  ratio of the medians: ${slower.toFixed(2)} (goal: at most ${goals.slower})`);
console.log(
  `MP3 of an hour beside 20 calls a second: at most ${hourS.toFixed(1)} s (goal: ${goals.hourS} s)`,
);
if (hourS > goals.hourS || slower > goals.slower) process.exitCode = 1;
await product.stop();
await asterisk.stop();
planfix.stop();
await rm(folder, { recursive: true });
