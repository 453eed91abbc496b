import type { StoreStatus } from '@planfix-asterisk/contracts';
import type { Database } from 'better-sqlite3';
import type { DataSource, EntityManager } from 'typeorm';
import { gateTimeLimitMs, insideGate, refusalOf, withinLimit } from '../inside-gate.ts';
import { storeTroubleOf } from '../store-error.ts';
import { StoreHealth } from '../store-health.ts';
import type { WriteGate } from '../write-gate.ts';
import { commitJobs } from './commit-jobs.ts';
import type { Flush, SyncJob } from './commit-jobs.ts';
import { WalFlush } from './wal-flush.ts';

export interface SyncOptions<T> {
  /** Is committed at once where no transaction is open; a caller waits on the phone for it. */
  readonly urgent?: boolean;
  /**
   * When the disk is told to keep it: with the commit (the default), or `soon` after, while the event loop goes on, or
   * never for its own sake. In all cases it survives the end of the process; only a power cut can take it back.
   */
  readonly flush?: Flush;
  /** Called as soon as the commit is done, before anything else can happen. */
  readonly committed?: (result: T) => void;
}

interface AsyncJob {
  readonly label: string;
  readonly start: () => Promise<void>;
}

/** Writes that meet at the gate share one commit, so one fsync; more than this would keep the event loop too long. */
const BATCH_LIMIT = 64;

export interface SqliteGateOptions {
  readonly dataSource: DataSource;
  readonly handle: Database;
  readonly onStatus?: (status: StoreStatus) => void;
  readonly timeLimitMs?: number;
}

/** Every write of the product goes through here, one after another; call events overtake the rest. */
export class SqliteGate implements WriteGate {
  readonly #options: SqliteGateOptions;
  readonly #urgent: SyncJob[] = [];
  readonly #ordinary: (SyncJob | AsyncJob)[] = [];
  readonly #walFlush: WalFlush;
  readonly #health: StoreHealth;
  #draining: Promise<void> | undefined;
  #isTransactionOpen = false;
  #isOnItsWay = false;
  #closed = false;

  constructor(options: SqliteGateOptions) {
    this.#options = options;
    this.#health = new StoreHealth(options.onStatus);
    this.#walFlush = new WalFlush(options.handle.name, (error) => this.#health.failed('flush', error));
  }

  get status(): StoreStatus {
    return this.#health.status;
  }

  run<T>(label: string, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const start = () => this.#transaction(label, work).then(resolve, reject);
      this.#enqueue(this.#ordinary, { label, start }, reject);
    });
  }

  /**
   * A transaction on the database handle, without any await in it: the way of call events and deliveries. `work` may be run
   * twice, the first time in vain; only what it does to the database counts.
   */
  runSync<T>(label: string, work: (db: Database) => T, options: SyncOptions<T> = {}): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      // The queue holds works of many types; each resolves its own promise with its own result.
      const settle = {
        resolve: (value: unknown) => {
          options.committed?.(value as T);
          resolve(value as T);
        },
        reject,
      };
      const job: SyncJob = { label, work, flush: options.flush ?? 'with-commit', ...settle };
      if (!this.#enqueue(options.urgent === true ? this.#urgent : this.#ordinary, job, reject)) return;
      if (options.urgent === true && !this.#isTransactionOpen) {
        this.#isOnItsWay = true;
        this.#commitTogether(this.#urgent.splice(0));
      }
    });
  }

  /** Lets what is queued finish and takes nothing more. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#draining;
    await this.#walFlush.close();
  }

  #enqueue<J extends SyncJob | AsyncJob>(queue: J[], job: J, reject: (reason: Error) => void): boolean {
    const refusal = refusalOf(job.label, this.#closed);
    if (refusal) {
      reject(refusal);
      return false;
    }
    queue.push(job);
    // After this round of I/O: what arrived together is committed together.
    this.#draining ??= nextRound().then(() => this.#drain());
    return true;
  }

  async #drain(): Promise<void> {
    for (;;) {
      // What the urgent commit lets go reaches the socket at the end of this round: it does not wait for others' rows.
      if (this.#isOnItsWay) {
        this.#isOnItsWay = false;
        await nextRound();
      }
      const batch = this.#takeBatch();
      if (batch.length > 0) {
        this.#commitTogether(batch);
        continue;
      }
      const job = this.#ordinary.shift();
      if (job === undefined) break;
      if ('start' in job) await job.start();
    }
    this.#draining = undefined;
  }

  #takeBatch(): SyncJob[] {
    const batch = this.#urgent.splice(0, BATCH_LIMIT);
    while (batch.length < BATCH_LIMIT) {
      const head = this.#ordinary[0];
      if (head === undefined || 'start' in head) break;
      batch.push(head);
      this.#ordinary.shift();
    }
    return batch;
  }

  #commitTogether(batch: readonly SyncJob[]): void {
    const db = this.#options.handle;
    const needsFlush = batch.some(({ flush }) => flush === 'with-commit');
    let settle: (() => void)[];
    try {
      if (!needsFlush) db.pragma('synchronous = NORMAL');
      settle = commitJobs(db, batch);
    } catch (error) {
      this.#reject(batch, error);
      return;
    } finally {
      if (!needsFlush) db.pragma('synchronous = FULL');
    }
    this.#health.wentWell();
    if (!needsFlush && batch.some(({ flush }) => flush === 'soon')) this.#walFlush.request();
    for (const done of settle) done();
  }

  /** What a job alone did wrong says nothing about the store. */
  #reject(batch: readonly SyncJob[], error: unknown): void {
    const isItsOwn = batch.length === 1 && storeTroubleOf(error) === undefined;
    const reason = isItsOwn ? error : this.#health.failed(batch[0]?.label ?? 'write', error);
    for (const job of batch) job.reject(reason);
  }

  async #transaction<T>(label: string, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    const limit = this.#options.timeLimitMs ?? gateTimeLimitMs;
    this.#isTransactionOpen = true;
    try {
      const result = await insideGate(() =>
        this.#options.dataSource.transaction((manager) => withinLimit(label, work(manager), limit)),
      );
      this.#health.wentWell();
      return result;
    } catch (error) {
      throw this.#health.failed(label, error);
    } finally {
      this.#isTransactionOpen = false;
    }
  }
}

/** After what the event loop has in hand. */
const nextRound = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
