import type { StoreStatus } from '@planfix-asterisk/contracts';
import type { EntityManager } from 'typeorm';

/** Every write that is not the journal's or the queue's own goes through here, on both databases, one after another. */
export interface WriteGate {
  /** Whether the database takes writes; kept by all writes, not only by those of the gate. */
  readonly status: StoreStatus;
  /**
   * A transaction through TypeORM, alone: no other `run` comes in between, not even of another process, so what was
   * looked at still holds when it is written. Only database work inside: no network, no timers, no second `run`.
   */
  run<T>(label: string, work: (manager: EntityManager) => Promise<T>): Promise<T>;
}
