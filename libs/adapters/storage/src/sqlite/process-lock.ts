import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import type { Database } from 'better-sqlite3';
import { storeTroubleOf } from '../store-error.ts';

export interface ProcessLock {
  release(): void;
}

/**
 * Holds `<file>.lock` for this process. It is a tiny SQLite file with an open write transaction: the operating system
 * frees the lock with the process, however that ends, so no stale lock can stop a start. The pid stands in its header.
 */
export function lockForThisProcess(databaseFile: string): ProcessLock {
  mkdirSync(dirname(databaseFile), { recursive: true, mode: 0o700 });
  const lock = new BetterSqlite3(`${databaseFile}.lock`, { timeout: 0 });
  try {
    lock.pragma(`user_version = ${process.pid}`);
    lock.exec('BEGIN IMMEDIATE');
  } catch (error) {
    if (storeTroubleOf(error) !== 'locked') throw error;
    const message =
      `Another planfix-asterisk (process ${holderOf(lock)}) already uses ${databaseFile}. ` +
      'Stop it, or give this one its own DATA_DIR or DATABASE_URL.';
    lock.close();
    throw new Error(message, { cause: error });
  }
  return {
    release: () => {
      lock.close();
    },
  };
}

function holderOf(lock: Database): string {
  try {
    return String(lock.pragma('user_version', { simple: true }));
  } catch {
    // Held so fast that the pid is not yet readable; the refusal stands without it.
    return 'unknown';
  }
}
