import type { MigrationInterface, QueryRunner } from 'typeorm';

/** By hand: TypeORM's own way copies the whole table on SQLite, and these are the large ones. */
const newColumns = [
  ['call_event', 'skipped_by', 'text'],
  ['call_event', 'skip_reason', 'text'],
  ['delivery', 'job_id', 'integer'],
  ['delivery_attempt', 'job_id', 'integer'],
  ['delivery_attempt', 'detail', 'text'],
  ['delivery_count', 'since', 'bigint'],
  ['delivery_count', 'last_at', 'bigint'],
] as const;

export class CausesAndSkips1764200000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [table, column, type] of newColumns)
      await runner.query(`ALTER TABLE ${table} ADD COLUMN ${column} ${type}`);
    // English prose; `detail` has code and values instead.
    await runner.query('ALTER TABLE delivery_attempt DROP COLUMN error');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE delivery_attempt ADD COLUMN error text');
    for (const [table, column] of newColumns.toReversed())
      await runner.query(`ALTER TABLE ${table} DROP COLUMN ${column}`);
  }
}
