import type { StoreStatus } from '@planfix-asterisk/contracts';
import type { ChangeFeed } from '@planfix-asterisk/runtime';
import BetterSqlite3 from 'better-sqlite3';
import type { Database } from 'better-sqlite3';
import { DataSource } from 'typeorm';
import type { CallJournal } from './call-journal.ts';
import { parseDatabaseUrl } from './database-url.ts';
import type { DeliveryStore } from './delivery-store.ts';
import { entities } from './entities/entities.ts';
import { migrations } from './migrations/migrations.ts';
import { panelReads } from './panel/panel-reads.ts';
import type { PanelReads } from './panel/panel-reads.ts';
import { lockForThisProcess } from './sqlite/process-lock.ts';
import { SnakeNaming } from './snake-naming.ts';
import {
  assertDurable,
  assertSound,
  createDatabaseFile,
  prepareDatabase,
  refreshStatistics,
} from './sqlite/sqlite-connection.ts';
import { SqliteCallJournal } from './sqlite/sqlite-call-journal.ts';
import { SqliteDeliveryStore } from './sqlite/sqlite-delivery-store.ts';
import { toStoreError } from './store-error.ts';
import { WriteGate } from './write-gate.ts';
import { guardWrites, insideGate } from './write-guard.ts';

export interface StorageLog {
  info(fields: object): void;
  warn(fields: object): void;
}

export interface StorageOptions {
  /** `sqlite:<file>` */
  readonly databaseUrl: string;
  readonly log?: StorageLog;
  /** Gets a hint after each commit that the panel shows. */
  readonly feed?: ChangeFeed;
}

export interface Storage {
  /** For reading, and for Nest's repositories; every write goes through `gate`. */
  readonly dataSource: DataSource;
  readonly gate: WriteGate;
  readonly journal: CallJournal;
  readonly deliveries: DeliveryStore;
  readonly panel: PanelReads;
  /** Finishes the writes under way and frees the file. */
  close(): Promise<void>;
}

/** Opens the one database of the product: locked for this process, checked, durable, migrated. */
export async function openStorage(options: StorageOptions): Promise<Storage> {
  const { file } = parseDatabaseUrl(options.databaseUrl);
  const lock = lockForThisProcess(file);
  try {
    createDatabaseFile(file);
    const { dataSource, handle } = await openDatabase(file, options.log);
    const onStatus = (status: StoreStatus) => reportStatus(options, status);
    const gate = new WriteGate({ dataSource, handle, onStatus });
    const close = async () => {
      await gate.close();
      // Nest's TypeOrmModule closes the connection it was handed, too.
      if (dataSource.isInitialized) await dataSource.destroy();
      lock.release();
    };
    return {
      dataSource,
      gate,
      ...stores({ handle, gate, feed: options.feed }),
      panel: panelReads(dataSource),
      close,
    };
  } catch (error) {
    lock.release();
    throw toStoreError(`open ${file}`, error);
  }
}

function stores({ handle, gate, feed }: { handle: Database; gate: WriteGate; feed: ChangeFeed | undefined }) {
  const deliveries = new SqliteDeliveryStore({
    handle,
    gate,
    onChanged: (id) =>
      feed?.publish({ topic: 'deliveries', ...(id === undefined ? {} : { id: String(id) }) }),
  });
  const journal = new SqliteCallJournal({
    handle,
    gate,
    onAppended: ({ calls, notes, events }) => {
      if (events.length > 0) deliveries.announceReady();
      for (const callId of new Set([...calls, ...notes].map((one) => one.callId))) {
        feed?.publish({ topic: 'calls', id: callId });
      }
      if (events.length > 0) feed?.publish({ topic: 'deliveries' });
    },
  });
  return { deliveries, journal };
}

async function openDatabase(file: string, log?: StorageLog) {
  let handle: Database | undefined;
  const dataSource = new DataSource({
    type: 'better-sqlite3',
    driver: BetterSqlite3,
    database: file,
    entities,
    migrations,
    namingStrategy: new SnakeNaming(),
    prepareDatabase: (db: Database) => {
      prepareDatabase(db);
      handle = db;
    },
  });
  await dataSource.initialize();
  try {
    if (handle === undefined) throw new Error('TypeORM opened the database without preparing it');
    assertDurable(handle);
    assertSound(handle, file);
    guardWrites(dataSource, handle);
    const applied = await insideGate(() => dataSource.runMigrations({ transaction: 'each' }));
    refreshStatistics(handle);
    log?.info({ event: 'storage-opened', file, migrations: applied.map(({ name }) => name) });
    return { dataSource, handle };
  } catch (error) {
    await dataSource.destroy();
    throw error;
  }
}

function reportStatus({ log, feed }: StorageOptions, status: StoreStatus): void {
  if (status.state === 'ok') log?.info({ event: 'storage-takes-writes' });
  else log?.warn({ event: 'storage-takes-no-writes', state: status.state, detail: status.detail });
  feed?.publish({ topic: 'status' });
}
