import type { EntityManager } from 'typeorm';

/** What a transaction of the gate that changes messages owes the queue; each store does it in its own way. */
export interface QueueUpkeep {
  /** First: until the end of the transaction nobody else changes messages of these calls. */
  lock(manager: EntityManager, callIds: readonly string[]): Promise<void>;
  /** After the change: gives the open messages of the calls their due times anew. */
  settle(manager: EntityManager, callIds: readonly string[]): Promise<void>;
  /** After the commit: wakes the delivery, and tells the panel. */
  changed(id?: number): void;
}
