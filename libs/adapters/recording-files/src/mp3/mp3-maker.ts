import { Worker } from 'node:worker_threads';
import type { Mp3Order } from './write-mp3.ts';

export type MakeOutcome =
  { readonly status: 'made' } | { readonly status: 'busy' | 'failed'; readonly why: string };

/** An hour takes seconds; what takes this long hangs. */
const longestMs = 600_000;
/** Somebody waits for each of them; more would wait in vain. */
const mostWaiting = 200;

/** Makes MP3 files in threads of their own, few at a time. */
export class Mp3Maker {
  readonly #slots: number;
  readonly #waiting: (() => void)[] = [];
  readonly #running = new Set<Worker>();
  #isStopped = false;

  constructor(slots: number) {
    this.#slots = slots;
  }

  async make(order: Mp3Order): Promise<MakeOutcome> {
    if (this.#isStopped || this.#waiting.length >= mostWaiting)
      return { status: 'busy', why: 'too many conversions are waiting' };
    while (this.#running.size >= this.#slots)
      if (await this.#stopsWhileWaiting()) return { status: 'busy', why: 'the product stops' };
    return this.#run(order);
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    for (const goOn of this.#waiting.splice(0)) goOn();
    await Promise.all([...this.#running].map((worker) => worker.terminate()));
  }

  async #stopsWhileWaiting(): Promise<boolean> {
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
    return this.#isStopped;
  }

  #run(order: Mp3Order): Promise<MakeOutcome> {
    const worker = new Worker(workerFile(), { workerData: order });
    this.#running.add(worker);
    const timer = setTimeout(() => void worker.terminate(), longestMs);
    return new Promise((resolve) => {
      let outcome: MakeOutcome = { status: 'failed', why: 'the conversion was broken off' };
      worker.on('message', () => (outcome = { status: 'made' }));
      worker.on('error', (error) => (outcome = { status: 'failed', why: String(error) }));
      worker.on('exit', () => {
        clearTimeout(timer);
        this.#running.delete(worker);
        this.#waiting.shift()?.();
        resolve(outcome);
      });
    });
  }
}

/** Beside the bundle it is a file of its own; specs run the source. */
function workerFile(): URL {
  return new URL(import.meta.url.endsWith('.ts') ? './mp3-worker.ts' : './mp3-worker.js', import.meta.url);
}
