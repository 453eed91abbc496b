import type { MigrationInterface, QueryRunner } from 'typeorm';

const gone = [
  ['call_event_by_state', 'state, created_at, id'],
  ['call_event_by_kind', 'kind, created_at, id'],
  ['call_event_by_client', 'client_number'],
  ['call_event_by_client_reversed', 'client_reversed'],
] as const;

const made = [
  [
    'call_event_undelivered',
    "created_at, id, state, last_cause, last_status, kind, extension) WHERE state <> 'delivered'",
  ],
  ['call_event_by_rare_kind', "kind, created_at, id) WHERE kind IN ('incoming', 'outgoing', 'record')"],
] as const;

/**
 * Every index of the log is a page more to write in front of a pop-up, and those of phone numbers are all over the file.
 * A number belongs to a call, so it is searched there; what was delivered fills the log and is met on a walk in order of
 * time, so only the rest is in an index of its own.
 */
export class FewerIndexes1764200003000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [name] of gone) await runner.query(`DROP INDEX ${name}`);
    for (const [name, columns] of made) await runner.query(`CREATE INDEX ${name} ON call_event (${columns}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [name] of made) await runner.query(`DROP INDEX ${name}`);
    for (const [name, columns] of gone) await runner.query(`CREATE INDEX ${name} ON call_event (${columns})`);
  }
}
