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
const load = { calls: 200, callsPerSecond: 20 };
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

async function popUps(firstRun: number): Promise<number[]> {
  const sentAt = await playCalls(asterisk, { ...load, firstRun });
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  return [...sentAt].map(([key, sent]) => (planfix.at.get(key) ?? Number.NaN) - sent);
}

/** Seconds from the end of a call with an hour's recording until it is told; its conversion is what takes them. */
async function convertHour(run: number): Promise<number> {
  const callId = `1795419200.${run * 1_000_000}`;
  await writeHour(join(folder, day, `external-101-74957654321-20261123-073320-${callId}.wav`));
  await asterisk.playTrace(readTrace('01-inbound-answered'), { speed: 50, run });
  const began = performance.now();
  for (;;) {
    const { recordings } = await api.get<{ recordings: { state: string }[] }>(`/api/calls/${callId}`);
    if (recordings[0]?.state === 'told') return (performance.now() - began) / 1_000;
    if (recordings[0]?.state === 'failed') throw new Error(JSON.stringify(recordings));
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

await popUps(1);
const alone = percentilesOf(await popUps(1_000));
const [hourS, beside] = await Promise.all([convertHour(5_000), popUps(2_000).then(percentilesOf)]);
const secondHourS = await convertHour(5_001);
console.log(`pop-ups with nothing to convert: ${inMs(alone)}`);
console.log(`pop-ups beside a conversion:     ${inMs(beside)}`);
console.log(`  ratio of the medians: ${(beside.p50 / alone.p50).toFixed(2)} (goal: at most ${goals.slower})`);
console.log(
  `MP3 of an hour: ${hourS.toFixed(1)} s beside 20 calls a second, ${secondHourS.toFixed(1)} s alone (goal: ${goals.hourS} s)`,
);
if (hourS > goals.hourS || beside.p50 / alone.p50 > goals.slower) process.exitCode = 1;
await product.stop();
await asterisk.stop();
planfix.stop();
await rm(folder, { recursive: true });
