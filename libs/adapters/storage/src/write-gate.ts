import type { StoreStatus } from '@planfix-asterisk/contracts';
import type { Database } from 'better-sqlite3';
import type { DataSource, EntityManager } from 'typeorm';
import { StoreError, storeTroubleOf, toStoreError } from './store-error.ts';
import { WalFlush } from './sqlite/wal-flush.ts';
import { insideGate, isInsideGate } from './write-guard.ts';

export interface SyncOptions {
  /** Is committed at once where no transaction is open; a caller waits on the phone for it. */
  readonly urgent?: boolean;
  /**
   * When the disk is told to keep it: with the commit (the default), or `soon` after, while the event loop goes on, or
   * never for its own sake. In all cases it survives the end of the process; only a power cut can take it back.
   */
  readonly flush?: Flush;
}

export type Flush = 'with-commit' | 'soon' | 'unneeded';

interface SyncJob {
  readonly label: string;
  readonly flush: Flush;
  readonly work: (db: Database) => unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
}
interface AsyncJob {
  readonly label: string;
  readonly start: () => Promise<void>;
}

/** A transaction that takes longer is cut off: everybody else's writes wait behind it. */
const TIME_LIMIT_MS = 5_000;
/** Writes that meet at the gate share one commit, so one fsync; more than this would keep the event loop too long. */
const BATCH_LIMIT = 64;

export interface WriteGateOptions {
  readonly dataSource: DataSource;
  readonly handle: Database;
  readonly onStatus?: (status: StoreStatus) => void;
  readonly timeLimitMs?: number;
}

/** Every write of the product goes through here, one after another; call events overtake the rest. */
export class WriteGate {
  readonly #options: WriteGateOptions;
  readonly #urgent: SyncJob[] = [];
  readonly #ordinary: (SyncJob | AsyncJob)[] = [];
  readonly #walFlush: WalFlush;
  #draining: Promise<void> | undefined;
  #isTransactionOpen = false;
  #closed = false;
  #status: StoreStatus = { state: 'ok', detail: null, heldInMemory: 0 };

  constructor(options: WriteGateOptions) {
    this.#options = options;
    this.#walFlush = new WalFlush(options.handle.name, (error) => this.#report('flush', error));
  }

  get status(): StoreStatus {
    return this.#status;
  }

  /** A transaction through TypeORM. Only database work inside: no network, no timers, no second `run`. */
  run<T>(label: string, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const start = () => this.#transaction(label, work).then(resolve, reject);
      this.#enqueue(this.#ordinary, { label, start }, reject);
    });
  }

  /** A transaction on the database handle, without any await in it: the way of call events and deliveries. */
  runSync<T>(label: string, work: (db: Database) => T, options: SyncOptions = {}): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      // The queue holds works of many types; each resolves its own promise with its own result.
      const settle = { resolve: (value: unknown) => resolve(value as T), reject };
      const job: SyncJob = { label, work, flush: options.flush ?? 'with-commit', ...settle };
      if (!this.#enqueue(options.urgent === true ? this.#urgent : this.#ordinary, job, reject)) return;
      if (options.urgent === true && !this.#isTransactionOpen) this.#commitTogether(this.#urgent.splice(0));
    });
  }

  /** Lets what is queued finish and takes nothing more. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#draining;
    await this.#walFlush.close();
  }

  #enqueue<J extends SyncJob | AsyncJob>(queue: J[], job: J, reject: (reason: Error) => void): boolean {
    const refusal = this.#refusal(job.label);
    if (refusal) {
      reject(refusal);
      return false;
    }
    queue.push(job);
    // After this round of I/O: what arrived together is committed together.
    this.#draining ??= new Promise<void>((resolve) => setImmediate(resolve)).then(() => this.#drain());
    return true;
  }

  #refusal(label: string): Error | undefined {
    if (this.#closed) return new StoreError('failing', `${label}: the storage is closed`);
    if (!isInsideGate()) return undefined;
    return new Error(`${label}: already inside the write gate; use its manager`);
  }

  async #drain(): Promise<void> {
    for (;;) {
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
    const settle: (() => void)[] = [];
    const needsFlush = batch.some(({ flush }) => flush === 'with-commit');
    try {
      if (!needsFlush) db.pragma('synchronous = NORMAL');
      db.transaction(() => {
        for (const job of batch) settle.push(attempt(db, job));
      }).immediate();
    } catch (error) {
      const reason = this.#report(batch[0]?.label ?? 'write', error);
      for (const job of batch) job.reject(reason);
      return;
    } finally {
      if (!needsFlush) db.pragma('synchronous = FULL');
    }
    this.#setStatus('ok', null);
    if (!needsFlush && batch.some(({ flush }) => flush === 'soon')) this.#walFlush.request();
    for (const done of settle) done();
  }

  async #transaction<T>(label: string, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    this.#isTransactionOpen = true;
    try {
      const result = await insideGate(() =>
        this.#options.dataSource.transaction((manager) => this.#limited(label, work(manager))),
      );
      this.#setStatus('ok', null);
      return result;
    } catch (error) {
      throw this.#report(label, error);
    } finally {
      this.#isTransactionOpen = false;
    }
  }

  async #limited<T>(label: string, work: Promise<T>): Promise<T> {
    const limit = this.#options.timeLimitMs ?? TIME_LIMIT_MS;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () => reject(new Error(`${label}: transaction took longer than ${limit} ms and was rolled back`)),
        limit,
      );
    });
    try {
      return await Promise.race([work, late]);
    } finally {
      clearTimeout(timer);
    }
  }

  #report(label: string, error: unknown): unknown {
    const named = toStoreError(label, error);
    if (named instanceof StoreError) this.#setStatus(named.state, named.message);
    return named;
  }

  #setStatus(state: StoreStatus['state'], detail: string | null): void {
    if (this.#status.state === state) return;
    this.#status = { state, detail, heldInMemory: 0 };
    this.#options.onStatus?.(this.#status);
  }
}

/** One job of a batch in its own savepoint; a fault of the store itself ends the whole batch. */
function attempt(db: Database, job: SyncJob): () => void {
  try {
    const result = db.transaction(() => job.work(db))();
    return () => job.resolve(result);
  } catch (error) {
    if (!db.inTransaction || storeTroubleOf(error) !== undefined) throw error;
    return () => job.reject(error);
  }
}
