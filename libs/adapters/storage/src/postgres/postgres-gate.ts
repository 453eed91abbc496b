import type { StoreStatus } from '@planfix-asterisk/contracts';
import type { Pool, PoolClient } from 'pg';
import type { DataSource, EntityManager } from 'typeorm';
import { gateTimeLimitMs, insideGate, refusalOf, withinLimit } from '../inside-gate.ts';
import { StoreHealth } from '../store-health.ts';
import type { WriteGate } from '../write-gate.ts';
import { lockGateSql } from './locks.ts';

export interface PostgresGateOptions {
  readonly dataSource: DataSource;
  readonly pool: Pool;
  readonly onStatus?: (status: StoreStatus) => void;
  readonly timeLimitMs?: number;
}

/**
 * `run` takes a lock of the database first, so that a look and the write after it are one, as on SQLite and across all
 * processes. The journal and the queue do not wait there: they lock the calls they are about.
 */
export class PostgresGate implements WriteGate {
  readonly #options: PostgresGateOptions;
  readonly #health: StoreHealth;
  readonly #underWay = new Set<Promise<unknown>>();
  #isClosed = false;

  constructor(options: PostgresGateOptions) {
    this.#options = options;
    this.#health = new StoreHealth(options.onStatus);
  }

  get status(): StoreStatus {
    return this.#health.status;
  }

  run<T>(label: string, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    const { dataSource, timeLimitMs = gateTimeLimitMs } = this.#options;
    return this.#watched(label, () =>
      insideGate(() =>
        dataSource.transaction(async (manager) => {
          await manager.query(lockGateSql);
          return withinLimit(label, work(manager), timeLimitMs);
        }),
      ),
    );
  }

  /** A transaction in SQL, beside those of the gate: the way of call events and deliveries. */
  transact<T>(label: string, work: (client: PoolClient) => Promise<T>): Promise<T> {
    return this.#watched(label, () => this.#transaction(work));
  }

  /** A look that tells of the health of the database, too. */
  look<T>(label: string, work: (pool: Pool) => Promise<T>): Promise<T> {
    return this.#watched(label, () => work(this.#options.pool));
  }

  /** Lets what is under way finish and takes nothing more. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.allSettled(this.#underWay);
  }

  async #watched<T>(label: string, work: () => Promise<T>): Promise<T> {
    const refusal = refusalOf(label, this.#isClosed);
    if (refusal !== undefined) throw refusal;
    const working = work();
    this.#underWay.add(working);
    try {
      const result = await working;
      this.#health.wentWell();
      return result;
    } catch (error) {
      throw this.#health.failed(label, error);
    } finally {
      this.#underWay.delete(working);
    }
  }

  async #transaction<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    const client = await this.#options.pool.connect();
    let isSound = false;
    try {
      // Not awaited: it travels together with the first statement of the work, which fails if it fails.
      const begun = client.query('BEGIN');
      const [result] = await Promise.all([work(client), begun]);
      await client.query('COMMIT');
      isSound = true;
      return result;
    } catch (error) {
      isSound = await client.query('ROLLBACK').then(
        () => true,
        () => false,
      );
      throw error;
    } finally {
      client.release(!isSound);
    }
  }
}
