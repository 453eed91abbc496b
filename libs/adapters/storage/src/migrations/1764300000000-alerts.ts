import { Table } from 'typeorm';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { counted, epochMs, integer, orNull, primary, text } from './column.ts';

const alert = new Table({
  name: 'alert',
  columns: [
    integer('id', counted),
    text('kind'),
    text('subject'),
    epochMs('since'),
    epochMs('raised_at'),
    epochMs('recovered_at', orNull),
    text('facts'),
    text('acknowledged_by', orNull),
    epochMs('acknowledged_at', orNull),
  ],
  indices: [
    { name: 'alert_open', columnNames: ['recovered_at', 'id'] },
    { name: 'alert_by_time', columnNames: ['raised_at', 'id'] },
  ],
});

const alertMute = new Table({
  name: 'alert_mute',
  columns: [text('kind', primary), epochMs('until'), text('muted_by')],
});

const alertMemory = new Table({
  name: 'alert_memory',
  columns: [text('name', primary), text('json')],
});

const tables = [alert, alertMute, alertMemory];

export class Alerts1764300000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.createTable(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...tables].reverse()) await runner.dropTable(table);
  }
}
