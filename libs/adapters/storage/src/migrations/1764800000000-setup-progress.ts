import { Table } from 'typeorm';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { integer, primary, text } from './column.ts';

const setupProgress = new Table({
  name: 'setup_progress',
  columns: [integer('id', primary), text('json')],
});

export class SetupProgress1764800000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(setupProgress);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(setupProgress);
  }
}
