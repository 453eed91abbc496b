import type { Database } from 'better-sqlite3';
import { storeTroubleOf } from '../store-error.ts';

export type Flush = 'with-commit' | 'soon' | 'unneeded';

export interface SyncJob {
  readonly label: string;
  readonly flush: Flush;
  readonly work: (db: Database) => unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

/** One commit for all; what is returned settles them. Throws where the store itself does not take it. */
export function commitJobs(db: Database, batch: readonly SyncJob[]): (() => void)[] {
  return allOf(db, batch) ?? eachOf(db, batch);
}

/**
 * All jobs in one transaction without savepoints, which cost more than most jobs. `undefined`: one of several went wrong by
 * itself; nothing is written then, and they are to be tried apart.
 */
function allOf(db: Database, batch: readonly SyncJob[]): (() => void)[] | undefined {
  try {
    return db
      .transaction(() =>
        batch.map((job) => {
          const result = job.work(db);
          return () => job.resolve(result);
        }),
      )
      .immediate();
  } catch (error) {
    if (batch.length === 1 || storeTroubleOf(error) !== undefined) throw error;
    return undefined;
  }
}

/** Each job in its own savepoint; a fault of the store itself ends the whole batch. */
function eachOf(db: Database, batch: readonly SyncJob[]): (() => void)[] {
  return db.transaction(() => batch.map((job) => attempt(db, job))).immediate();
}

function attempt(db: Database, job: SyncJob): () => void {
  try {
    const result = db.transaction(() => job.work(db))();
    return () => job.resolve(result);
  } catch (error) {
    if (!db.inTransaction || storeTroubleOf(error) !== undefined) throw error;
    return () => job.reject(error);
  }
}
