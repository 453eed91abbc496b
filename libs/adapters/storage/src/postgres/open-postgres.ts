import type { StoreStatus } from '@planfix-asterisk/contracts';
import pg from 'pg';
import { DataSource } from 'typeorm';
import type { DataSourceOptions } from 'typeorm';
import type { PostgresAddress } from '../database-url.ts';
import { postgresEntities } from '../entities/postgres-entities.ts';
import { migrations } from '../migrations/migrations.ts';
import { panelReads } from '../panel/panel-reads.ts';
import { SnakeNaming } from '../snake-naming.ts';
import type { Storage, StorageLog } from '../storage.ts';
import { toStoreError } from '../store-error.ts';
import { reportStatus } from '../surroundings.ts';
import type { Surroundings } from '../surroundings.ts';
import { connectionOptions, postgresLimits } from './connection-options.ts';
import type { ConnectionOptions } from './connection-options.ts';
import { migratePostgres, unhurried } from './migrate-postgres.ts';
import { PostgresCallJournal } from './postgres-call-journal.ts';
import { PostgresDeliveryStore } from './postgres-delivery-store.ts';
import { PostgresGate } from './postgres-gate.ts';
import { sizeOfDatabase } from './size-of-database.ts';
import { PostgresLeadership } from './postgres-leadership.ts';
import { PostgresPartitions } from './postgres-partitions.ts';
import { PostgresPeers } from './postgres-peers.ts';
import { PostgresSession } from './postgres-session.ts';

export interface PostgresStorage extends Storage {
  readonly gate: PostgresGate;
}

const makeAheadEveryMs = 6 * 3_600_000;

export async function openPostgres(
  { url, shown }: PostgresAddress,
  surroundings: Surroundings,
): Promise<PostgresStorage> {
  const connections = openConnections(url, surroundings.log);
  try {
    const { pool, dataSource, migrating, session } = connections;
    const applied = await migratePostgres(pool, migrating);
    await dataSource.initialize();
    await session.start();
    const storage = await storageOn(connections, surroundings);
    const { aheadMs } = session.clock;
    surroundings.log?.info({ event: 'storage-opened', database: shown, migrations: applied, aheadMs });
    return storage;
  } catch (error) {
    await closeConnections(connections);
    throw toStoreError(`open ${shown}`, error);
  }
}

type Connections = ReturnType<typeof openConnections>;

function openConnections(url: string, log: StorageLog | undefined) {
  const common = connectionOptions(url);
  const pool = new pg.Pool({
    ...common,
    max: postgresLimits.queueConnections,
    lock_timeout: postgresLimits.lockMs,
  });
  // One that breaks while it works tells by its statement; an idle one is replaced.
  pool.on('connect', (client) => client.on('error', () => undefined));
  pool.on('error', (error) => log?.warn({ event: 'postgres-connection-lost', error }));
  return {
    pool,
    dataSource: new DataSource(dataSourceOptions(common)),
    migrating: new DataSource(dataSourceOptions({ ...common, ...unhurried })),
    session: new PostgresSession(url, log),
  };
}

async function closeConnections({ pool, dataSource, session }: Connections): Promise<void> {
  await session.close();
  // Nest's TypeOrmModule closes the connection it was handed, too.
  if (dataSource.isInitialized) await dataSource.destroy();
  if (!pool.ending) await pool.end();
}

async function storageOn(connections: Connections, surroundings: Surroundings): Promise<PostgresStorage> {
  const { pool, dataSource, session } = connections;
  const { hints, feed, log } = surroundings;
  const onStatus = (status: StoreStatus) => reportStatus(surroundings, status);
  const gate = new PostgresGate({ dataSource, pool, onStatus });
  const journal = new PostgresCallJournal({ gate, hints });
  const partitions = new PostgresPartitions(gate);
  await partitions.ensureAhead(session.clock.now());
  const makingAhead = setInterval(() => void makeAhead(partitions, log), makeAheadEveryMs).unref();
  const leadership = new PostgresLeadership({ session, gate, journal, log });
  const deliveries = new PostgresDeliveryStore({ gate, hints });
  return {
    dataSource,
    gate,
    journal,
    deliveries,
    queue: deliveries,
    panel: panelReads(dataSource),
    partitions,
    size: () => sizeOfDatabase(gate),
    isShared: true,
    leadership,
    peers: new PostgresPeers({ session, hints, feed, log }),
    clock: session.clock,
    close: async () => {
      clearInterval(makingAhead);
      leadership.close();
      await gate.close();
      await closeConnections(connections);
    },
  };
}

/** Months are made long before they come: what fails now comes off the next time. */
async function makeAhead(partitions: PostgresPartitions, log: StorageLog | undefined): Promise<void> {
  try {
    await partitions.ensureAhead(Date.now());
  } catch (error) {
    log?.warn({ event: 'partitions-not-made', error });
  }
}

function dataSourceOptions({ connectionString, ...extra }: ConnectionOptions): DataSourceOptions {
  return {
    type: 'postgres',
    driver: pg,
    url: connectionString,
    entities: postgresEntities,
    migrations,
    namingStrategy: new SnakeNaming(),
    poolSize: postgresLimits.panelConnections,
    connectTimeoutMS: postgresLimits.connectMs,
    installExtensions: false,
    extra,
  };
}
