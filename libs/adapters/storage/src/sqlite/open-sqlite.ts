import { systemClock } from '@planfix-asterisk/runtime';
import BetterSqlite3 from 'better-sqlite3';
import type { Database } from 'better-sqlite3';
import { DataSource } from 'typeorm';
import { entities } from '../entities/entities.ts';
import { insideGate } from '../inside-gate.ts';
import { soleLeadership } from '../leadership.ts';
import { noPartitions } from '../log-partitions.ts';
import { migrations } from '../migrations/migrations.ts';
import { panelReads } from '../panel/panel-reads.ts';
import { noPeers } from '../peers.ts';
import { SnakeNaming } from '../snake-naming.ts';
import type { Storage, StorageLog } from '../storage.ts';
import { toStoreError } from '../store-error.ts';
import { reportStatus } from '../surroundings.ts';
import type { Surroundings } from '../surroundings.ts';
import { ArrivalClaims } from './arrival-claims.ts';
import { lockForThisProcess } from './process-lock.ts';
import {
  assertDurable,
  assertSound,
  createDatabaseFile,
  prepareDatabase,
  refreshStatistics,
} from './sqlite-connection.ts';
import { SqliteCallJournal } from './sqlite-call-journal.ts';
import { SqliteDeliveryStore } from './sqlite-delivery-store.ts';
import { sizeOfFile } from './size-of-file.ts';
import { SqliteGate } from './sqlite-gate.ts';
import { guardWrites } from './write-guard.ts';

export interface SqliteStorage extends Storage {
  readonly gate: SqliteGate;
}

export async function openSqlite(file: string, surroundings: Surroundings): Promise<SqliteStorage> {
  const lock = lockForThisProcess(file);
  try {
    createDatabaseFile(file);
    const { dataSource, handle } = await openDatabase(file, surroundings.log);
    const gate = new SqliteGate({
      dataSource,
      handle,
      onStatus: (status) => reportStatus(surroundings, status),
    });
    const arrivals = new ArrivalClaims(handle);
    const parts = { handle, gate, hints: surroundings.hints, arrivals };
    const close = async () => {
      await gate.close();
      // Nest's TypeOrmModule closes the connection it was handed, too.
      if (dataSource.isInitialized) await dataSource.destroy();
      lock.release();
    };
    const deliveries = new SqliteDeliveryStore(parts);
    const journal = new SqliteCallJournal(parts);
    return {
      dataSource,
      gate,
      journal,
      deliveries,
      queue: deliveries,
      panel: panelReads(dataSource),
      partitions: noPartitions,
      size: () => sizeOfFile(handle, file),
      isShared: false,
      leadership: soleLeadership(journal),
      peers: noPeers,
      clock: systemClock,
      close,
    };
  } catch (error) {
    lock.release();
    throw toStoreError(`open ${file}`, error);
  }
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
