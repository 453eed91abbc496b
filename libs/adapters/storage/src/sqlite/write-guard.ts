import type { Database } from 'better-sqlite3';
import type { DataSource, QueryRunner } from 'typeorm';
import { isInsideGate } from '../inside-gate.ts';

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
    if (sql === 'BEGIN TRANSACTION') return begin(runner, () => stock('BEGIN IMMEDIATE'));
    // SQLite rolls back by itself when the disk is full; a second ROLLBACK would fail and leave TypeORM believing
    // that the transaction is still open.
    if (sql === 'ROLLBACK' && !handle.inTransaction) return Promise.resolve([]);
    return stock(sql, ...rest);
  };
  Object.defineProperty(runner, 'query', { value: guarded });
}

/**
 * TypeORM takes a transaction for active before it has begun. When BEGIN fails (another program holds the lock) it then
 * rolls back what never was, counts one level too few, and every later transaction is a savepoint of nothing.
 */
async function begin(runner: QueryRunner, run: () => Promise<unknown>): Promise<unknown> {
  try {
    return await run();
  } catch (error) {
    Reflect.set(runner, 'isTransactionActive', false);
    throw error;
  }
}
