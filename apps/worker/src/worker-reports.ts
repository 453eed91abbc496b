import { randomBytes } from 'node:crypto';
import { workerReportPrefix } from '@planfix-asterisk/contracts';
import type { WorkerReport } from '@planfix-asterisk/contracts';
import type { ChangeFeed, Logger } from '@planfix-asterisk/runtime';
import type { SharedStates } from '@planfix-asterisk/storage';

interface ReportsParts {
  readonly states: SharedStates;
  readonly feed: ChangeFeed;
  readonly log: Logger;
  readonly report: () => Promise<WorkerReport>;
}

const everyMs = 3_000;
/** A change is told at once, a flood of them together. */
const togetherMs = 300;

/** Tells the API, which runs in other processes, how this worker fares. */
export class WorkerReports {
  readonly #parts: ReportsParts;
  readonly #name = `${workerReportPrefix}${process.pid}-${randomBytes(4).toString('hex')}`;
  #timer: NodeJS.Timeout | undefined;
  #isDueSoon = false;
  #unsubscribe: (() => void) | undefined;
  #saving: Promise<void> = Promise.resolve();

  constructor(parts: ReportsParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#unsubscribe = this.#parts.feed.subscribe(({ topic }) => {
      if (topic !== 'status' || this.#isDueSoon) return;
      this.#isDueSoon = true;
      this.#sleep(togetherMs);
    });
    this.#sleep(0);
  }

  async stop(): Promise<void> {
    this.#unsubscribe?.();
    clearTimeout(this.#timer);
    await this.#saving;
    await this.#parts.states.remove(this.#name);
  }

  #sleep(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#isDueSoon = false;
      this.#saving = this.#save().finally(() => this.#sleep(everyMs));
    }, ms);
  }

  async #save(): Promise<void> {
    try {
      await this.#parts.states.save(this.#name, await this.#parts.report());
    } catch (error) {
      this.#parts.log.debug({ event: 'report-not-saved', error });
    }
  }
}
