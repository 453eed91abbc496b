import type { MigrationInterface, QueryRunner } from 'typeorm';

const before = [
  'call_by_end ON "call" (ended_at)',
  'call_by_result ON "call" (result, started_at, call_id)',
  'call_by_extension ON "call" (extension, started_at, call_id)',
  'call_by_client ON "call" (client_number)',
  'call_by_client_reversed ON "call" (client_reversed)',
] as const;

const after = [
  'call_running ON "call" (started_at, call_id) WHERE ended_at IS NULL',
  'call_by_result ON "call" (result, started_at, call_id) WHERE result IS NOT NULL',
  'call_by_extension ON "call" (extension, started_at, call_id) WHERE extension IS NOT NULL',
  'call_by_client ON "call" (client_number) WHERE ended_at IS NOT NULL',
  'call_by_client_reversed ON "call" (client_reversed) WHERE ended_at IS NOT NULL',
] as const;

/** Their key is a text, or several columns, and all that is looked up by it. */
const keptByKey = ['call', 'call_step', 'tracker_state'] as const;
const byKey = ' WITHOUT ROWID';

/**
 * Every page written stands in front of a pop-up. A call that rings has no result, and it is found among the few that run:
 * the indexes of the others take it in when it is over. SQLite keeps these tables in the order of their key, instead of
 * both a table and an index of its key; PostgreSQL has no such tables.
 */
export class LeanArrivals1764920000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await exchange(runner, before, after);
    for (const table of keptByKey) await remake(runner, table, (sql) => `${sql}${byKey}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await exchange(runner, after, before);
    for (const table of keptByKey) await remake(runner, table, (sql) => sql.replace(byKey, ''));
  }
}

async function exchange(
  runner: QueryRunner,
  gone: readonly string[],
  made: readonly string[],
): Promise<void> {
  for (const index of gone) await runner.query(`DROP INDEX ${index.slice(0, index.indexOf(' '))}`);
  for (const index of made) await runner.query(`CREATE INDEX ${index}`);
}

async function remake(runner: QueryRunner, table: string, change: (sql: string) => string): Promise<void> {
  if (runner.dataSource.options.type === 'postgres') return;
  const definitions = (type: string): Promise<{ sql: string }[]> =>
    runner.manager.query<{ sql: string }[]>(
      'SELECT sql FROM sqlite_master WHERE type = ? AND tbl_name = ? AND sql IS NOT NULL',
      [type, table],
    );
  const [tables, indexes] = [await definitions('table'), await definitions('index')];
  await runner.query(`ALTER TABLE "${table}" RENAME TO "${table}_former"`);
  for (const { sql } of tables) await runner.query(change(sql));
  await runner.query(`INSERT INTO "${table}" SELECT * FROM "${table}_former"`);
  await runner.query(`DROP TABLE "${table}_former"`);
  for (const { sql } of indexes) await runner.query(sql);
}
