import { Table } from 'typeorm';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { epochMs, integer, primary, text } from './column.ts';

const callStep = new Table({
  name: 'call_step',
  columns: [
    text('call_id', primary),
    integer('number', primary),
    epochMs('at'),
    text('code'),
    text('subject'),
  ],
});

export class CallSteps1764000003000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(callStep);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(callStep);
  }
}
