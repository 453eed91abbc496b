import { Table } from 'typeorm';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { epochMs, integer, primary, text } from './column.ts';

const retentionMark = new Table({
  name: 'retention_mark',
  columns: [text('name', primary), epochMs('created_at'), integer('event_id')],
});

export class Retention1764200002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(retentionMark);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(retentionMark);
  }
}
