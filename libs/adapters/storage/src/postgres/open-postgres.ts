import pg from 'pg';
import { DataSource } from 'typeorm';
import type { DataSourceOptions } from 'typeorm';
import type { PostgresAddress } from '../database-url.ts';
import { postgresEntities } from '../entities/postgres-entities.ts';
import { migrations } from '../migrations/migrations.ts';
import { panelReads } from '../panel/panel-reads.ts';
import { SnakeNaming } from '../snake-naming.ts';
import type { Storage } from '../storage.ts';
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
import { PostgresPartitions } from './postgres-partitions.ts';

export interface PostgresStorage extends Storage {
  readonly gate: PostgresGate;
}

const makeAheadEveryMs = 6 * 3_600_000;

export async function openPostgres(
  { url, shown }: PostgresAddress,
  surroundings: Surroundings,
): Promise<PostgresStorage> {
  const { log, hints } = surroundings;
  const common = connectionOptions(url);
  const pool = new pg.Pool({
    ...common,
    max: postgresLimits.queueConnections,
    lock_timeout: postgresLimits.lockMs,
  });
  // One that breaks while it works tells by its statement; an idle one is replaced.
  pool.on('connect', (client) => client.on('error', () => undefined));
  pool.on('error', (error) => log?.warn({ event: 'postgres-connection-lost', error }));
  try {
    const applied = await migratePostgres(
      pool,
      new DataSource(dataSourceOptions({ ...common, ...unhurried })),
    );
    const dataSource = await new DataSource(dataSourceOptions(common)).initialize();
    const gate = new PostgresGate({
      dataSource,
      pool,
      onStatus: (status) => reportStatus(surroundings, status),
    });
    const partitions = new PostgresPartitions(gate);
    await partitions.ensureAhead(Date.now());
    const makingAhead = setInterval(() => void makeAhead(partitions, log), makeAheadEveryMs).unref();
    log?.info({ event: 'storage-opened', database: shown, migrations: applied });
    const deliveries = new PostgresDeliveryStore({ gate, hints });
    return {
      dataSource,
      gate,
      deliveries,
      queue: deliveries,
      journal: new PostgresCallJournal({ gate, hints }),
      panel: panelReads(dataSource),
      partitions,
      size: () => sizeOfDatabase(gate),
      close: async () => {
        clearInterval(makingAhead);
        await gate.close();
        // Nest's TypeOrmModule closes the connection it was handed, too.
        if (dataSource.isInitialized) await dataSource.destroy();
        await pool.end();
      },
    };
  } catch (error) {
    await pool.end();
    throw toStoreError(`open ${shown}`, error);
  }
}

/** Months are made long before they come: what fails now comes off the next time. */
async function makeAhead(partitions: PostgresPartitions, log: Surroundings['log']): Promise<void> {
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
