import { Table, TableIndex } from 'typeorm';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { epochMs, integer, orNull, primary, text } from './column.ts';

const recording = new Table({
  name: 'recording',
  columns: [
    text('ref', primary),
    text('call_id'),
    integer('number'),
    text('file'),
    text('state'),
    text('cause', orNull),
    integer('tries'),
    epochMs('known_at'),
    epochMs('not_before'),
  ],
  indices: [
    new TableIndex({ name: 'recording_of_call', columnNames: ['call_id', 'file'], isUnique: true }),
    new TableIndex({ name: 'recording_due', columnNames: ['not_before'], where: "state = 'waiting'" }),
  ],
});

export class Recordings1764910000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(recording);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(recording);
  }
}
