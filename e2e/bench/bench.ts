// `npm run bench`: how long a pop-up takes from the AMI socket to PlanFix, against a bare script that stores nothing.
// Both are measured in turns in one run, so that a busy machine slows both.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ScriptedAsterisk } from '@planfix-asterisk/testing';
import { ApiClient, admin } from '../product/api-client.ts';
import { startProduct } from '../product/running-product.ts';
import { Arrivals } from './arrivals.ts';
import { inMs, percentilesOf } from './percentiles.ts';
import { playCalls } from './play-calls.ts';
import { ringGroupSpread } from './ring-group-spread.ts';
import { trackerLoad } from './tracker-load.ts';

const rounds = 3;
const load = { calls: 200, callsPerSecond: 20 };
const secret = 'secret-of-the-bench';

interface Subject {
  readonly name: string;
  readonly asterisk: ScriptedAsterisk;
  readonly planfix: Arrivals;
  readonly waits: number[];
  stop(): Promise<void>;
}

async function product(): Promise<Subject> {
  const asterisk = await ScriptedAsterisk.start({ secret });
  const planfix = new Arrivals();
  await planfix.start();
  const running = await startProduct({
    planfix: { url: planfix.url, token: 'token' },
    ami: [{ name: 'main', host: '127.0.0.1', port: asterisk.port, username: 'planfix', secret }],
    admin,
    employees: [{ extension: '101', shortNumber: '101' }],
    trunks: ['carrier-1'],
  });
  const api = await new ApiClient(running.url).signIn();
  await api.pbxConnected();
  console.log(`idle memory of the product: ${residentMb(running.pid)} MB (goal: at most 200)`);
  const stop = async (): Promise<void> => {
    await running.stop();
    await asterisk.stop();
    planfix.stop();
  };
  return { name: 'planfix-asterisk', asterisk, planfix, waits: [], stop };
}

async function bareScript(): Promise<Subject> {
  const asterisk = await ScriptedAsterisk.start({ secret });
  const planfix = new Arrivals();
  await planfix.start();
  const script = join(import.meta.dirname, 'bare-forwarder.ts');
  const child = spawn(process.execPath, [script, String(asterisk.port), secret, planfix.url], {
    stdio: 'inherit',
  });
  while (asterisk.clients === 0) await new Promise((resolve) => setTimeout(resolve, 50));
  const stop = async (): Promise<void> => {
    await asterisk.stop();
    planfix.stop();
    await ended(child);
  };
  return { name: 'bare script', asterisk, planfix, waits: [], stop };
}

async function measure(subject: Subject, round: number): Promise<void> {
  const sentAt = await playCalls(subject.asterisk, { ...load, firstRun: 1 + round * load.calls });
  await new Promise((resolve) => setTimeout(resolve, 1000));
  for (const [key, sent] of sentAt) {
    const arrived = subject.planfix.at.get(key);
    if (arrived === undefined) throw new Error(`${subject.name} never told of ${key}`);
    // The first calls warm both up.
    if (round > 0) subject.waits.push(arrived - sent);
  }
}

function residentMb(pid: number): number {
  const kb = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Math.round(Number(kb) / 1024);
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  await new Promise((resolve) => child.once('exit', resolve));
}

const subjects = [await product(), await bareScript()];
for (let round = 0; round <= rounds; round += 1) {
  for (const subject of subjects) await measure(subject, round);
}
const [ours, bare] = subjects.map((subject) => percentilesOf(subject.waits));
for (const subject of subjects) await subject.stop();
if (!ours || !bare) throw new Error('nothing was measured');
console.log(
  `AMI event -> request at PlanFix, ${load.callsPerSecond} new calls a second, loopback, durable write included`,
);
console.log(`  planfix-asterisk: ${inMs(ours)}`);
console.log(`  bare script:      ${inMs(bare)}`);
console.log(`  ratio of medians: ${(ours.p50 / bare.p50).toFixed(2)} (goal: at most 3)`);
console.log(`  goals: median at most 5 ms, 99th percentile at most 50 ms`);
await ringGroupSpread();
trackerLoad();
