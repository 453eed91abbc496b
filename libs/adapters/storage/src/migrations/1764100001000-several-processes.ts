import { Table } from 'typeorm';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { epochMs, integer, primary, text } from './column.ts';

const dutyTerm = new Table({
  name: 'duty_term',
  columns: [text('duty', primary), integer('term'), epochMs('since')],
});
const sharedState = new Table({
  name: 'shared_state',
  columns: [text('name', primary), text('json'), epochMs('saved_at')],
});

export class SeveralProcesses1764100001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(dutyTerm);
    await runner.createTable(sharedState);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(sharedState);
    await runner.dropTable(dutyTerm);
  }
}
