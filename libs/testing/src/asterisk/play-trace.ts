import { setTimeout as delay } from 'node:timers/promises';
import { freshIds, renameNumbers } from './fresh-trace.ts';
import { headersOf, type AmiHeaders, type TraceEvent } from './trace.ts';

export interface PlayOptions {
  /** The distances of the recording are divided by it; `Infinity` sends all at once. */
  readonly speed?: number;
  /** Numbers to replace, e.g. `{ '101': '205', '74957654321': '74950001122' }`. */
  readonly rename?: Readonly<Record<string, string>>;
  /** Gives the calls ids of their own; each run needs another number. Without it the recorded ids are sent. */
  readonly run?: number;
  readonly signal?: AbortSignal;
}

/** Hands the events of a recording to `send` at their times; ends early, without an error, when `signal` aborts. */
export async function playTrace(
  events: readonly TraceEvent[],
  send: (headers: AmiHeaders) => void,
  { speed = 1, rename = {}, run, signal }: PlayOptions = {},
): Promise<void> {
  const own = renameNumbers(run === undefined ? events : freshIds(events, run), rename);
  const startedAt = performance.now();
  const first = own[0]?.t ?? 0;
  for (const event of own) {
    const dueInMs = startedAt + ((event.t - first) * 1000) / speed - performance.now();
    if (dueInMs > 1 && !(await waited(dueInMs, signal))) return;
    if (signal?.aborted === true) return;
    send(headersOf(event));
  }
}

async function waited(ms: number, signal: AbortSignal | undefined): Promise<boolean> {
  try {
    await delay(ms, undefined, signal === undefined ? {} : { signal });
    return true;
  } catch (error) {
    if (signal?.aborted === true) return false;
    throw error;
  }
}
