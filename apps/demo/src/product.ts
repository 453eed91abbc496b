import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { StartError } from '@planfix-asterisk/runtime';
import { pause } from './pause.ts';

const startLimitMs = 60_000;
const lookEveryMs = 200;
/** The product closes in order within some seconds; what hangs longer is ended. */
const stopLimitMs = 15_000;
const shownLogLines = 15;

export interface ProductOptions {
  readonly program: string;
  /** Gets `product.log`. */
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
}

/** The product as a child process; what it logs goes to a file, so that the terminal stays readable. */
export class Product {
  readonly #child: ChildProcess;
  readonly #logFile: string;
  readonly #ended = new AbortController();

  constructor({ program, folder, environment }: ProductOptions) {
    this.#logFile = join(folder, 'product.log');
    const log = openSync(this.#logFile, 'a');
    // In a process group of its own, else Ctrl-C reaches it twice, which means "at once" to it.
    this.#child = spawn(process.execPath, ['--enable-source-maps', '--max-semi-space-size=4', program], {
      env: environment,
      stdio: ['ignore', log, log],
      detached: true,
    });
    this.#child.on('exit', () => this.#ended.abort());
    this.#child.on('error', () => this.#ended.abort());
    process.on('exit', () => this.#child.kill());
  }

  /** Aborted when the process is gone. */
  get ended(): AbortSignal {
    return this.#ended.signal;
  }

  async whenAnswering(at: { port: number; host: string; signal: AbortSignal }): Promise<void> {
    const url = `http://${reachable(at.host)}:${at.port}/health/live`;
    await this.waitUntil('answered', () => answers(url), at.signal);
  }

  /** Looks again and again until it holds or the demo is over; says what did not happen in time. */
  async waitUntil(what: string, holds: () => boolean | Promise<boolean>, over: AbortSignal): Promise<void> {
    const giveUpAt = performance.now() + startLimitMs;
    while (!over.aborted && !(await holds())) {
      if (performance.now() > giveUpAt) {
        const limit = `within ${startLimitMs / 1000} s`;
        throw new StartError(`planfix-asterisk has not ${what} ${limit}; its log: ${this.#logFile}`);
      }
      await pause(lookEveryMs, over);
    }
  }

  async unexpectedEnd(): Promise<StartError> {
    await this.stop();
    const words = readFileSync(this.#logFile, 'utf8').trimEnd().split('\n').slice(-shownLogLines).join('\n');
    return new StartError(`${words}\n\nplanfix-asterisk has ended by itself; its last words are above.`);
  }

  async stop(): Promise<void> {
    if (this.ended.aborted) return;
    const exit = once(this.#child, 'exit');
    this.#child.kill('SIGTERM');
    const limit = setTimeout(() => this.#child.kill('SIGKILL'), stopLimitMs);
    await exit;
    clearTimeout(limit);
  }
}

export async function assertPortIsFree(port: number, host: string): Promise<void> {
  const server = createServer().listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    const other = `run it with another one: PORT=${port + 1} npm run demo`;
    throw new StartError(`Port ${port} of ${host} cannot be used; ${other}`, { cause: error });
  }
  server.close();
  await once(server, 'close');
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    // Not listening yet, or not answering in time: both mean "look again".
    return false;
  }
}

/** Where a server that listens on this address can be asked from the same machine. */
export function reachable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
