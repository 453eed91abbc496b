import { Table } from 'typeorm';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { epochMs, integer, primary, text } from './column.ts';

const statHour = new Table({
  name: 'stat_hour',
  columns: [epochMs('hour', primary), text('name', primary), integer('value')],
});

export class HourlyCounters1764700001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(statHour);
    // Their successors: what was counted by the day is counted by the hour.
    await runner.query("DELETE FROM delivery_count WHERE name LIKE 'delivered %'");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(statHour);
  }
}
