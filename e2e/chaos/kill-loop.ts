import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PostgresServer, ScriptedAsterisk, readTrace } from '@planfix-asterisk/testing';
import { temporaryDatabase } from '@planfix-asterisk/storage/testing-database';
import { AppProcess } from '../processes/app-process.ts';
import { buildApp } from '../processes/build-app.ts';
import { judge } from './judge.ts';
import type { Verdict } from './judge.ts';
import { PlanfixSink } from './planfix-sink.ts';
import { toldInLog } from './told-in-log.ts';

export interface KillLoop {
  readonly store: 'sqlite' | 'postgres';
  readonly kills: number;
  readonly callsPerSecond: number;
}

const stories = [readTrace('01-inbound-answered'), readTrace('05-ringgroup-answered')];
/** Waits as short as the settings allow: what is lost takes as long as what is late. */
const delivery = {
  popup: { timeoutMs: 1_000 },
  history: { timeoutS: 1, retryS: [1] },
  leaseS: 6,
  probeEveryS: 5,
  maxStarts: 20,
};
const quietWithinMs = 120_000;

/** Kills the processes of the product again and again, in the middle of calls and of a PlanFix in trouble. */
export async function killLoop({ store, kills, callsPerSecond }: KillLoop): Promise<Verdict> {
  const app = store === 'sqlite' ? 'standalone' : 'worker';
  const program = await buildApp(app);
  const folder = await mkdtemp(join(tmpdir(), 'planfix-chaos-'));
  const server = store === 'postgres' ? await PostgresServer.start() : undefined;
  const database = await temporaryDatabase(server?.url);
  const asterisk = await ScriptedAsterisk.start();
  const planfix = new PlanfixSink();
  await planfix.start();
  await writeInstance(folder, { planfix: planfix.url, port: asterisk.port });
  const start = () =>
    new AppProcess(program, {
      DATABASE_URL: database.url,
      DATA_DIR: folder,
      PORT: '0',
      INSTANCE_FILE: join(folder, 'instance.yaml'),
    });
  // On PostgreSQL two side by side; now this one is killed, now that one.
  const running = store === 'sqlite' ? [start()] : [start(), start()];
  const over = new AbortController();
  try {
    const calls = playCalls(asterisk, callsPerSecond, over.signal);
    planfix.beInTrouble();
    for (let kill = 0; kill < kills; kill += 1) {
      await running[kill % running.length]?.says(/is ready|is at work/);
      await pause(200 + Math.random() * 2_500);
      await running[kill % running.length]?.kill('SIGKILL');
      running[kill % running.length] = start();
      if ((kill + 1) % 10 === 0) console.log(`  ${store}: ${kill + 1} of ${kills} kills`);
    }
    over.abort();
    await calls;
    planfix.beWell();
    await untilQuiet(planfix);
    await Promise.all(running.map((one) => one.kill('SIGTERM')));
    return judge(await toldInLog(database.url), planfix.receipts);
  } finally {
    await Promise.all(running.map((one) => one.kill('SIGKILL')));
    await asterisk.stop();
    planfix.stop();
    await database.remove();
    await server?.[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  }
}

async function writeInstance(
  folder: string,
  { planfix, port }: { planfix: string; port: number },
): Promise<void> {
  const instance = {
    planfix: { url: planfix, token: 'token' },
    ami: [{ name: 'main', host: '127.0.0.1', port, username: 'planfix', secret: 'amp111' }],
    employees: ['101', '102', '103'].map((extension) => ({ extension, shortNumber: extension })),
    delivery,
  };
  // JSON is YAML.
  await writeFile(join(folder, 'instance.yaml'), JSON.stringify(instance));
}

async function playCalls(asterisk: ScriptedAsterisk, perSecond: number, over: AbortSignal): Promise<void> {
  const playing: Promise<void>[] = [];
  for (let run = 1; !over.aborted; run += 1) {
    const story = stories[run % stories.length] ?? [];
    playing.push(asterisk.playTrace(story, { run, speed: 2 }));
    await pause(1_000 / perSecond);
  }
  await Promise.all(playing);
}

/** Nothing new has come for longer than any wait of the product. */
async function untilQuiet(planfix: PlanfixSink): Promise<void> {
  const end = performance.now() + quietWithinMs;
  const quietMs = 15_000;
  for (;;) {
    const count = planfix.receipts.length;
    await pause(quietMs);
    if (planfix.receipts.length === count) return;
    if (performance.now() > end)
      throw new Error(`PlanFix is still told things ${quietWithinMs / 1_000} s after the last call`);
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
