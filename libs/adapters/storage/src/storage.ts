import type { ChangeFeed, Clock } from '@planfix-asterisk/runtime';
import type { DataSource } from 'typeorm';
import type { CallJournal } from './call-journal.ts';
import type { DeliveryStore } from './delivery-store.ts';
import type { Leadership } from './leadership.ts';
import type { LogPartitions } from './log-partitions.ts';
import type { PanelReads } from './panel/panel-reads.ts';
import type { QueueUpkeep } from './queue-upkeep.ts';
import type { DatabaseSize } from './retention/store-use.ts';
import type { Peers } from './peers.ts';
import type { WriteGate } from './write-gate.ts';

export interface StorageLog {
  info(fields: object): void;
  warn(fields: object): void;
}

export interface StorageOptions {
  /** `sqlite:<file>` or `postgres://…` */
  readonly databaseUrl: string;
  readonly log?: StorageLog;
  /** Gets a hint after each commit that the panel shows. */
  readonly feed?: ChangeFeed;
}

/** The one database of the product, whichever it is. */
export interface Storage {
  /** For reading, and for Nest's repositories; every write goes through `gate`. */
  readonly dataSource: DataSource;
  readonly gate: WriteGate;
  readonly journal: CallJournal;
  readonly deliveries: DeliveryStore;
  /** For transactions of the gate that change messages. */
  readonly queue: QueueUpkeep;
  readonly panel: PanelReads;
  readonly partitions: LogPartitions;
  size(): Promise<DatabaseSize>;
  /** Other processes may use it at the same time. */
  readonly isShared: boolean;
  readonly leadership: Leadership;
  readonly peers: Peers;
  /** The time to go by: where several machines share the database, it is that of the database. */
  readonly clock: Clock;
  /** Finishes the writes under way and lets go of the database. */
  close(): Promise<void>;
}
