import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';

const bundle = join(import.meta.dirname, '../../apps/standalone/dist/main.js');
const startLimitMs = 30_000;
const stopLimitMs = 10_000;

export interface RunningProduct {
  readonly url: string;
  readonly dataDir: string;
  readonly pid: number;
  /** What it has written to its log so far. */
  log(): string;
  stop(): Promise<void>;
}

/** Starts the built product as `npm start` does: one process, SQLite in a folder of its own, an instance file. */
export async function startProduct(instance: object): Promise<RunningProduct> {
  const dataDir = await mkdtemp(join(tmpdir(), 'planfix-e2e-'));
  const instanceFile = join(dataDir, 'instance.yaml');
  await writeFile(instanceFile, stringify(instance));
  const port = await freePort();
  const env = {
    ...process.env,
    PORT: String(port),
    DATA_DIR: dataDir,
    INSTANCE_FILE: instanceFile,
    LOG_LEVEL: 'info',
  };
  const child = spawn(process.execPath, ['--enable-source-maps', '--max-semi-space-size=4', bundle], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let words = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (words += chunk.toString()));
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      const limit = setTimeout(() => child.kill('SIGKILL'), stopLimitMs);
      await ended;
      clearTimeout(limit);
    }
    await rm(dataDir, { recursive: true, force: true });
  };
  const url = `http://127.0.0.1:${port}`;
  try {
    await isLive(url, () => child.exitCode);
  } catch (error) {
    await stop();
    throw new Error(`The product did not start:\n${words}`, { cause: error });
  }
  return { url, dataDir, pid: child.pid ?? 0, log: () => words, stop };
}

async function isLive(url: string, exitCode: () => number | null): Promise<void> {
  const until = Date.now() + startLimitMs;
  while (Date.now() < until) {
    if (exitCode() !== null) throw new Error(`it ended with code ${exitCode() ?? ''}`);
    const answer = await fetch(`${url}/health/live`).catch(() => undefined);
    if (answer?.ok === true) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`no answer within ${startLimitMs} ms`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
