import { Table } from 'typeorm';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { epochMs, primary, text } from './column.ts';

const pbxNode = new Table({
  name: 'pbx_node',
  columns: [text('node', primary), epochMs('heard_at')],
});

export class PbxNodes1764000002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(pbxNode);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(pbxNode);
  }
}
