import { AsyncLocalStorage } from 'node:async_hooks';
import type { Database } from 'better-sqlite3';
import type { DataSource } from 'typeorm';

interface GateMark {
  open: boolean;
}

const mark = new AsyncLocalStorage<GateMark>();

export function isInsideGate(): boolean {
  return mark.getStore()?.open === true;
}

/** Runs `work` as the holder of the gate; what it leaves running afterwards may not write any more. */
export async function insideGate<T>(work: () => Promise<T>): Promise<T> {
  const holder: GateMark = { open: true };
  try {
    return await mark.run(holder, work);
  } finally {
    holder.open = false;
  }
}

const reads = /^\s*(select|pragma|explain)\b/i;

/**
 * TypeORM on SQLite shares one query runner: a write made during somebody else's transaction is reported as done and
 * is gone when that one rolls back. So a write outside the gate is refused here, at once and with a name.
 */
export function guardWrites(dataSource: DataSource, handle: Database): void {
  const runner = dataSource.createQueryRunner();
  const stock = runner.query.bind(runner) as (...args: unknown[]) => Promise<unknown>;
  const guarded = (sql: string, ...rest: unknown[]): Promise<unknown> => {
    if (reads.test(sql)) return stock(sql, ...rest);
    if (!isInsideGate()) {
      return Promise.reject(
        new Error(`Write outside the write gate; use storage.gate.run: ${sql.slice(0, 60)}`),
      );
    }
    // A deferred transaction that reads first cannot wait for a lock when it comes to write.
    if (sql === 'BEGIN TRANSACTION') return stock('BEGIN IMMEDIATE');
    // SQLite rolls back by itself when the disk is full; a second ROLLBACK would fail and leave TypeORM believing
    // that the transaction is still open.
    if (sql === 'ROLLBACK' && !handle.inTransaction) return Promise.resolve([]);
    return stock(sql, ...rest);
  };
  Object.defineProperty(runner, 'query', { value: guarded });
}
