import { Table } from 'typeorm';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { boolean, counted, epochMs, integer, orNull, primary, real, text } from './column.ts';

const call = new Table({
  name: 'call',
  columns: [
    text('call_id', primary),
    text('node'),
    text('direction'),
    text('client_number'),
    text('client_reversed'),
    text('line'),
    epochMs('started_at'),
    epochMs('ended_at', orNull),
    text('phase'),
    text('result', orNull),
    text('extension', orNull),
    integer('talk_s'),
    text('recording_file', orNull),
  ],
  indices: [
    { name: 'call_by_time', columnNames: ['started_at', 'call_id'] },
    { name: 'call_by_end', columnNames: ['ended_at'] },
    { name: 'call_by_direction', columnNames: ['direction', 'started_at', 'call_id'] },
    { name: 'call_by_result', columnNames: ['result', 'started_at', 'call_id'] },
    { name: 'call_by_extension', columnNames: ['extension', 'started_at', 'call_id'] },
    { name: 'call_by_client', columnNames: ['client_number'] },
    { name: 'call_by_client_reversed', columnNames: ['client_reversed'] },
  ],
});

const callNote = new Table({
  name: 'call_note',
  columns: [integer('id', counted), text('call_id'), epochMs('at'), text('code'), text('subject')],
  indices: [{ name: 'call_note_once', columnNames: ['call_id', 'code', 'subject'], isUnique: true }],
});

const trackerState = new Table({
  name: 'tracker_state',
  columns: [text('node', primary), text('call_id', primary), text('json'), epochMs('saved_at')],
});

const callEvent = new Table({
  name: 'call_event',
  columns: [
    integer('id', counted),
    text('call_id'),
    integer('seq'),
    text('node'),
    text('kind'),
    text('direction'),
    text('client_number'),
    text('client_reversed'),
    text('line'),
    text('extension'),
    text('short_number'),
    text('result', orNull),
    boolean('is_barrier'),
    text('fields'),
    epochMs('created_at'),
    text('state'),
    epochMs('finished_at', orNull),
    integer('attempts'),
    text('last_cause', orNull),
    integer('last_status', orNull),
    boolean('may_have_arrived'),
  ],
  indices: [
    { name: 'call_event_once', columnNames: ['call_id', 'seq'], isUnique: true },
    { name: 'call_event_by_time', columnNames: ['created_at', 'id'] },
    { name: 'call_event_by_state', columnNames: ['state', 'created_at', 'id'] },
    { name: 'call_event_by_kind', columnNames: ['kind', 'created_at', 'id'] },
    { name: 'call_event_by_extension', columnNames: ['extension', 'created_at', 'id'] },
    { name: 'call_event_by_client', columnNames: ['client_number'] },
    { name: 'call_event_by_client_reversed', columnNames: ['client_reversed'] },
  ],
});

const delivery = new Table({
  name: 'delivery',
  columns: [
    integer('event_id', primary),
    text('call_id'),
    text('short_number'),
    text('kind'),
    boolean('is_barrier'),
    epochMs('created_at'),
    epochMs('not_before'),
    epochMs('due_at', orNull),
    integer('tries'),
    integer('started'),
    epochMs('queued_at'),
    text('claim_token', orNull),
    epochMs('claimed_at', orNull),
    text('actor', orNull),
    text('reason', orNull),
  ],
  indices: [
    { name: 'delivery_due', columnNames: ['due_at', 'event_id'] },
    { name: 'delivery_of_call', columnNames: ['call_id', 'event_id'] },
    { name: 'delivery_by_kind', columnNames: ['kind', 'queued_at'] },
  ],
});

const deliveryAttempt = new Table({
  name: 'delivery_attempt',
  columns: [
    integer('event_id', primary),
    integer('number', primary),
    text('triggered_by'),
    text('actor', orNull),
    text('reason', orNull),
    epochMs('started_at'),
    real('duration_ms'),
    text('phases'),
    text('request_url'),
    text('request_body'),
    text('response', orNull),
    text('outcome'),
    text('cause'),
    text('error', orNull),
  ],
});

const deliveryCount = new Table({
  name: 'delivery_count',
  columns: [text('name', primary), integer('value')],
});

const tables = [call, callNote, trackerState, callEvent, delivery, deliveryAttempt, deliveryCount];

export class CallsAndDeliveries1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.createTable(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...tables].reverse()) await runner.dropTable(table);
  }
}
