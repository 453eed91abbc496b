import { Table } from 'typeorm';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { boolean, counted, epochMs, integer, orNull, primary, text } from './column.ts';

const replayJob = new Table({
  name: 'replay_job',
  columns: [
    integer('id', counted),
    text('state'),
    text('filter'),
    boolean('with_popups'),
    text('plan'),
    epochMs('planned_at'),
    text('planned_by'),
    text('reason', orNull),
    integer('per_second'),
    epochMs('started_at', orNull),
    text('started_by', orNull),
    epochMs('finished_at', orNull),
    integer('lower_id'),
    integer('upper_id'),
    integer('cursor'),
    integer('planned'),
    integer('queued'),
    integer('left_out'),
    integer('delivered'),
    integer('failed'),
    integer('expired'),
    text('runner', orNull),
    epochMs('runner_until', orNull),
  ],
});

const replayItem = new Table({
  name: 'replay_item',
  columns: [integer('job_id', primary), integer('event_id', primary), text('result'), epochMs('at')],
  indices: [{ name: 'replay_item_by_result', columnNames: ['job_id', 'result', 'event_id'] }],
});

export class ReplayJobs1764200001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(replayJob);
    await runner.createTable(replayItem);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(replayItem);
    await runner.dropTable(replayJob);
  }
}
