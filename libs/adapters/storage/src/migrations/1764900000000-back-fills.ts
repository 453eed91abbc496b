import { Table } from 'typeorm';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { counted, epochMs, integer, orNull, primary, text } from './column.ts';

const backFill = new Table({
  name: 'back_fill',
  columns: [
    integer('id', counted),
    text('node'),
    text('origin'),
    text('state'),
    epochMs('begins_at'),
    epochMs('ends_at'),
    epochMs('cursor_at'),
    epochMs('look_again_at', orNull),
    integer('records_read'),
    integer('found'),
    integer('known_before'),
    integer('told'),
    integer('silent'),
    text('trouble', orNull),
    text('trouble_detail', orNull),
    epochMs('created_at'),
    text('created_by', orNull),
    epochMs('started_at', orNull),
    text('started_by', orNull),
    epochMs('finished_at', orNull),
  ],
});

/** Until when all calls of a node are known, so that a gap is seen. */
const backFillMark = new Table({
  name: 'back_fill_mark',
  columns: [text('node', primary), epochMs('first_heard_at'), epochMs('heard_at')],
});

export class BackFills1764900000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(backFill);
    await runner.createTable(backFillMark);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(backFillMark);
    await runner.dropTable(backFill);
  }
}
