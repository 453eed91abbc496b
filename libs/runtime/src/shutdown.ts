import type { Logger } from './logger.ts';

export interface ShutdownStep {
  readonly name: string;
  readonly close: () => Promise<void> | void;
  /** Most that this step may take; 5 s if not said. */
  readonly timeoutMs?: number;
}
export type ShutdownOutcome = 'closed' | 'failed' | 'timed-out';

/** Closes what was opened, last opened first, each within its time: one that hangs must not keep the rest open. */
export class Shutdown {
  readonly #steps: ShutdownStep[] = [];
  readonly #logger: Logger;
  #running: Promise<Record<string, ShutdownOutcome>> | undefined;

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  register(step: ShutdownStep): void {
    if (this.#running !== undefined)
      throw new Error(`${step.name} was opened while the process is shutting down`);
    this.#steps.push(step);
  }

  /** May be called again: it is the same shutdown. */
  run(reason: string): Promise<Record<string, ShutdownOutcome>> {
    this.#running ??= this.#closeAll(reason);
    return this.#running;
  }

  async #closeAll(reason: string): Promise<Record<string, ShutdownOutcome>> {
    this.#logger.info({ event: 'shutdown-started', reason });
    const outcomes: Record<string, ShutdownOutcome> = {};
    for (const step of this.#steps.toReversed()) outcomes[step.name] = await this.#close(step);
    this.#logger.info({ event: 'shutdown-finished', outcomes });
    return outcomes;
  }

  async #close(step: ShutdownStep): Promise<ShutdownOutcome> {
    try {
      const outcome = await within(step.timeoutMs ?? 5000, async () => step.close());
      if (outcome === 'timed-out') this.#logger.error({ event: 'shutdown-step-timed-out', step: step.name });
      return outcome;
    } catch (error) {
      this.#logger.error({ event: 'shutdown-step-failed', step: step.name, error });
      return 'failed';
    }
  }
}

async function within(timeoutMs: number, close: () => Promise<void>): Promise<'closed' | 'timed-out'> {
  let timer: NodeJS.Timeout | undefined;
  const timedOut = new Promise<'timed-out'>((resolve) => {
    timer = setTimeout(() => resolve('timed-out'), timeoutMs);
  });
  try {
    return await Promise.race([close().then(() => 'closed' as const), timedOut]);
  } finally {
    clearTimeout(timer);
  }
}

/** One Ctrl-C comes several times: from the terminal, and handed on by npm and by `npm start`. */
const oneCtrlCMs = 1000;

/** SIGTERM and SIGINT close in order; a later second one ends the process at once, for the one who cannot wait. */
export function shutDownOnSignals(
  shutdown: Shutdown,
  process: Pick<NodeJS.Process, 'on' | 'exit'> = globalThis.process,
): void {
  let askedAt: number | undefined;
  const onSignal = (signal: NodeJS.Signals): void => {
    if (askedAt !== undefined) {
      if (performance.now() - askedAt >= oneCtrlCMs) process.exit(1);
      return;
    }
    askedAt = performance.now();
    void shutdown.run(signal).then((outcomes) => {
      process.exit(Object.values(outcomes).every((outcome) => outcome === 'closed') ? 0 : 1);
    });
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
}
