import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
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
  /** Ends it at once, as a crash would; its data stay. */
  kill(): Promise<void>;
  /** Starts it again on the same data. */
  startAgain(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the built product as `npm start` does: one process, SQLite in a folder of its own, an instance file. */
export async function startProduct(instance: object): Promise<RunningProduct> {
  const dataDir = await mkdtemp(join(tmpdir(), 'planfix-e2e-'));
  await writeFile(join(dataDir, 'instance.yaml'), stringify(instance));
  const product = new ProductProcess(dataDir, await freePort());
  try {
    await product.startAgain();
  } catch (error) {
    await product.stop();
    throw error;
  }
  return product;
}

class ProductProcess implements RunningProduct {
  readonly url: string;
  readonly dataDir: string;
  readonly #port: number;
  #child: ChildProcess | undefined;
  #words = '';

  constructor(dataDir: string, port: number) {
    this.dataDir = dataDir;
    this.#port = port;
    this.url = `http://127.0.0.1:${port}`;
  }

  get pid(): number {
    return this.#child?.pid ?? 0;
  }

  log(): string {
    return this.#words;
  }

  async startAgain(): Promise<void> {
    const env = {
      ...process.env,
      PORT: String(this.#port),
      DATA_DIR: this.dataDir,
      INSTANCE_FILE: join(this.dataDir, 'instance.yaml'),
      LOG_LEVEL: 'info',
    };
    const child = spawn(process.execPath, ['--enable-source-maps', '--max-semi-space-size=4', bundle], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (this.#words += chunk.toString()));
    try {
      await isLive(this.url, () => child.exitCode);
    } catch (error) {
      throw new Error(`The product did not start:\n${this.#words}`, { cause: error });
    }
  }

  kill(): Promise<void> {
    return this.#end('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.#end('SIGTERM');
    await rm(this.dataDir, { recursive: true, force: true });
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    const limit = setTimeout(() => child.kill('SIGKILL'), stopLimitMs);
    await ended;
    clearTimeout(limit);
  }
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

/** A port that nobody listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

/** As printed for the person at the terminal. */
export function setupCodeOf(product: RunningProduct): string {
  const code = /set-up code:\s+(\S+)/.exec(product.log())?.[1];
  if (code === undefined) throw new Error(`No set-up code in:\n${product.log()}`);
  return code;
}
