import type { MigrationInterface, QueryRunner } from 'typeorm';

const partitioned = [
  { table: 'call_event', time: 'created_at', key: 'id, created_at' },
  { table: 'delivery_attempt', time: 'started_at', key: 'event_id, number, started_at' },
] as const;

/**
 * On PostgreSQL the log and its attempts get a partition for each month; retention drops months whole. Only the one for
 * all other times is made here, `PostgresPartitions` makes the months. SQLite has no partitions.
 */
export class MonthlyPartitions1764100000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    if (runner.dataSource.options.type !== 'postgres') return;
    for (const one of partitioned) await partition(runner, one);
    // A range of digits is one of bytes; the collation of the database may sort ':' before '0'.
    for (const table of ['"call"', 'call_event']) {
      for (const column of ['client_number', 'client_reversed']) {
        await runner.query(`ALTER TABLE ${table} ALTER COLUMN ${column} TYPE text COLLATE "C"`);
      }
    }
  }

  /** The version before works with partitioned tables as well. */
  down(): Promise<void> {
    return Promise.resolve();
  }
}

/** The columns as they are by now, whichever migrations came before. */
async function partition(
  runner: QueryRunner,
  { table, time, key }: (typeof partitioned)[number],
): Promise<void> {
  const former = `${table}_former`;
  const indexes = await runner.manager.query<{ indexdef: string }[]>(
    'SELECT indexdef FROM pg_indexes WHERE schemaname = current_schema() AND tablename = $1 ' +
      "AND indexdef NOT LIKE '%' || (SELECT conname FROM pg_constraint WHERE conrelid = $1::regclass AND contype = 'p') || '%'",
    [table],
  );
  await runner.query(`ALTER TABLE ${table} RENAME TO ${former}`);
  await runner.query(
    `CREATE TABLE ${table} (LIKE ${former} INCLUDING DEFAULTS) PARTITION BY RANGE (${time})`,
  );
  await runner.query(`CREATE TABLE ${table}_other PARTITION OF ${table} DEFAULT`);
  await runner.query(`INSERT INTO ${table} SELECT * FROM ${former}`);
  const sequence = await runner.manager.query<{ name: string | null }[]>(
    "SELECT pg_get_serial_sequence($1, 'id') AS name WHERE EXISTS (SELECT 1 FROM pg_attribute WHERE attrelid = $1::regclass AND attname = 'id')",
    [former],
  );
  for (const { name } of sequence) {
    if (name !== null) await runner.query(`ALTER SEQUENCE ${name} OWNED BY ${table}.id`);
  }
  await runner.query(`DROP TABLE ${former}`);
  await runner.query(`ALTER TABLE ${table} ADD PRIMARY KEY (${key})`);
  for (const { indexdef } of indexes) await runner.query(onPartitioned(indexdef, table, time));
}

/** What is unique must name the time as well. */
function onPartitioned(definition: string, table: string, time: string): string {
  const here = definition.replace(/ ON (\S+) USING/, ` ON ${table} USING`);
  return here.startsWith('CREATE UNIQUE') ? here.replace(/\)$/, `, ${time})`) : here;
}
