import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** One process of the product, as it is started on a server. */
export class AppProcess {
  readonly #child: ChildProcess;
  readonly #closed: Promise<unknown>;
  #output = '';

  constructor(program: string, variables: Record<string, string>) {
    const env = { PATH: process.env['PATH'], HOST: '127.0.0.1', TZ: 'UTC', ...variables };
    this.#child = spawn(process.execPath, ['--enable-source-maps', program], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => (this.#output += text));
    }
    this.#closed = once(this.#child, 'close');
  }

  /** Its log and its words to the person at the terminal. */
  get output(): string {
    return this.#output;
  }

  /** The part of what it says that fits. */
  async says(words: RegExp, timeoutMs = 180_000): Promise<RegExpExecArray> {
    const end = performance.now() + timeoutMs;
    for (;;) {
      const found = words.exec(this.#output);
      if (found !== null) return found;
      if (this.#child.exitCode !== null || performance.now() > end) {
        throw new Error(`It never said ${String(words)}, but:\n${this.#output.slice(-4_000)}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  async kill(signal: 'SIGKILL' | 'SIGTERM' = 'SIGKILL'): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) this.#child.kill(signal);
    await this.#closed;
  }
}
