import { closeSync, openSync, statSync } from 'node:fs';
import type { Database } from 'better-sqlite3';

/** The driver waits synchronously, so nothing else runs meanwhile: better to hold the event and try again soon. */
const BUSY_TIMEOUT_MS = 200;
/** quick_check reads the whole file, about 1 s for this size; of a larger one only the working tables are checked. */
const WHOLE_CHECK_BYTES = 256 * 1024 * 1024;
const workingTables = ['delivery', 'tracker_state', 'call_event'] as const;

/**
 * Phone numbers are personal: the file is for its owner only (its -wal and -shm get the same mode from SQLite). Call it
 * with the process lock held: closing a file drops this process' POSIX locks on it.
 */
export function createDatabaseFile(file: string): void {
  closeSync(openSync(file, 'a', 0o600));
}

/**
 * At every open: the bundled SQLite falls back to synchronous=NORMAL for a file that is in WAL mode already, which can
 * lose the last commits when the power fails.
 */
export function prepareDatabase(db: Database): void {
  db.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
}

export function assertDurable(db: Database): void {
  const wanted = { journal_mode: 'wal', synchronous: 2, foreign_keys: 1, busy_timeout: BUSY_TIMEOUT_MS };
  for (const [pragma, value] of Object.entries(wanted)) {
    const found = db.pragma(pragma, { simple: true });
    if (found !== value) {
      throw new Error(
        `SQLite ${pragma} is ${String(found)} instead of ${value}: put the database file on a local disk (DATA_DIR)`,
      );
    }
  }
}

/** Finds a damaged file at the start, before anything is written into it. */
export function assertSound(db: Database, file: string): void {
  const isLarge = statSync(file).size > WHOLE_CHECK_BYTES;
  const checks = isLarge ? workingTables.map((table) => `quick_check('${table}')`) : ['quick_check(1)'];
  for (const check of checks) {
    const answer = db.pragma(check, { simple: true });
    if (answer !== 'ok') {
      throw new Error(`Database file ${file} is damaged (${String(answer)}): restore it from a backup`);
    }
  }
}

/** Refreshes the planner's statistics where they are stale; 0x10002 also looks at tables not used yet. */
export function refreshStatistics(db: Database): void {
  db.pragma('optimize = 0x10002');
}
