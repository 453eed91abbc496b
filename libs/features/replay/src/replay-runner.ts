import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import type { ChangeFeed, Clock, Logger } from '@planfix-asterisk/runtime';
import { StoreError } from '@planfix-asterisk/storage';
import type { OpenReplay, ReplayWork } from '@planfix-asterisk/storage';
import { Allowance } from './allowance.ts';

export interface ReplayRunnerRooms {
  readonly work: ReplayWork;
  readonly feed: ChangeFeed;
  readonly clock: Clock;
  /** Whether PlanFix takes messages, as far as is known: a replay does not fill the queue of an ill one. */
  readonly isWell: () => boolean;
  readonly log?: Pick<Logger, 'info' | 'error'>;
}

/** Small steps often: the live calls between them never wait long. */
const tickMs = 200;
/** With nothing but outcomes to wait for. */
const settleEveryMs = 1_000;
/** The net under the hints of the feed. */
const lookEveryMs = 15_000;
/** At most so many messages of one replay are on their way at once; more would only make the queue large. */
const mostOpen = 1_000;
/** So many are put on their way in one transaction: some milliseconds. */
const mostAtOnce = 25;

/** Works off the replays of many messages, one after another. Woken by the feed; with nothing to do it looks now and then. */
export class ReplayRunner {
  readonly #rooms: ReplayRunnerRooms;
  readonly #allowance = new Allowance();
  /** Where the look for outcomes goes on, by job. */
  readonly #settledTo = new Map<number, number>();
  #isRunning = false;
  /** Something was heard of since the last look. */
  #hasNews = false;
  #isIdle = false;
  /** Its own hints do not wake it. */
  #isTelling = false;
  #timer: NodeJS.Timeout | undefined;
  #turning: Promise<void> | undefined;
  #unsubscribe: (() => void) | undefined;

  constructor(rooms: ReplayRunnerRooms) {
    this.#rooms = rooms;
  }

  start(): void {
    this.#isRunning = true;
    this.#unsubscribe = this.#rooms.feed.subscribe(({ topic }) => {
      if (topic === 'replays' && !this.#isTelling) this.#hear();
    });
    this.#wake();
  }

  async stop(): Promise<void> {
    this.#isRunning = false;
    this.#unsubscribe?.();
    clearTimeout(this.#timer);
    await this.#turning;
  }

  /** Only from idleness: who has work goes at its own pace, or two workers would hurry each other on for ever. */
  #hear(): void {
    this.#hasNews = true;
    if (this.#isIdle) this.#wake();
  }

  #wake(): void {
    if (this.#isRunning) this.#turning ??= this.#turn();
  }

  async #turn(): Promise<void> {
    clearTimeout(this.#timer);
    this.#isIdle = false;
    this.#hasNews = false;
    const sleepMs = await this.#work().catch((error: unknown) => this.#logFault(error));
    this.#turning = undefined;
    if (!this.#isRunning) return;
    this.#isIdle = sleepMs === lookEveryMs;
    this.#timer = setTimeout(() => this.#wake(), this.#isIdle && this.#heardMeanwhile() ? 0 : sleepMs);
  }

  #heardMeanwhile(): boolean {
    return this.#hasNews;
  }

  /** Returns when to go on. */
  async #work(): Promise<number> {
    const jobs = await this.#rooms.work.open();
    for (const job of jobs) if (job.state === 'planning') await this.#plan(job);
    const running = jobs.find(({ state }) => state === 'running');
    if (running) await this.#send(running);
    for (const job of jobs) if (job.state !== 'planning') await this.#settle(job);
    if (running && !isAllSent(running)) return tickMs;
    return jobs.length === 0 ? lookEveryMs : settleEveryMs;
  }

  async #plan({ id }: OpenReplay): Promise<void> {
    const { work, clock } = this.#rooms;
    while (this.#isRunning && (await work.plan(id, clock.now()))) await turnOfTheLoop();
    this.#tell(id);
  }

  async #send(job: OpenReplay): Promise<void> {
    const { work, clock, isWell } = this.#rooms;
    let left = Math.min(this.#allowance.take(job.perSecond, clock.now()), mostOpen - openOf(job));
    while (left > 0 && this.#isRunning && isWell()) {
      const dealtWith = await work.queue(job.id, clock.now(), Math.min(left, mostAtOnce));
      if (dealtWith === 0) break;
      left -= dealtWith;
      this.#tell(job.id);
      await turnOfTheLoop();
    }
  }

  async #settle(job: OpenReplay): Promise<void> {
    const { work, clock, log } = this.#rooms;
    if (openOf(job) > 0) {
      const { next, settled } = await work.settle(job.id, clock.now(), this.#settledTo.get(job.id) ?? 0);
      this.#settledTo.set(job.id, next);
      if (settled > 0) this.#tell(job.id);
    } else if (job.state === 'running' && isAllSent(job) && (await work.finish(job.id, clock.now()))) {
      this.#settledTo.delete(job.id);
      log?.info({ event: 'replay-finished', jobId: job.id });
      this.#tell(job.id);
    }
  }

  #tell(id: number): void {
    this.#isTelling = true;
    this.#rooms.feed.publish({ topic: 'replays', id: String(id) });
    this.#isTelling = false;
  }

  #logFault(error: unknown): number {
    // The store itself says when it takes no writes, and when it does again.
    if (!(error instanceof StoreError)) this.#rooms.log?.error({ event: 'replay-failed', error });
    return settleEveryMs;
  }
}

const openOf = ({ queued, delivered, failed, expired }: OpenReplay): number =>
  queued - delivered - failed - expired;

const isAllSent = ({ queued, leftOut, planned }: OpenReplay): boolean => queued + leftOut >= planned;
