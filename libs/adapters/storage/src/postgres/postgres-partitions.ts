import type { Pool, PoolClient } from 'pg';
import type { LogPartitions, PartitionedTable } from '../log-partitions.ts';
import type { CountedMessage } from '../trouble-group.ts';
import { CountChanges } from './delivery-counts.ts';
import { monthOf, monthsFrom } from './months.ts';
import type { Month } from './months.ts';
import type { PostgresGate } from './postgres-gate.ts';

const times = { call_event: 'created_at', delivery_attempt: 'started_at' } as const;
const tables = ['call_event', 'delivery_attempt'] as const satisfies readonly PartitionedTable[];
/** This month and two more: a process that runs looks every few hours. */
const monthsAhead = 3;
/** A partition needs a lock on its table for a moment; live calls must not queue up behind that wait. */
const lockWaitMs = 1_000;

/** Months of the log: made ahead, dropped whole. Rows of other times are in `<table>_other`. */
export class PostgresPartitions implements LogPartitions {
  readonly #gate: PostgresGate;

  constructor(gate: PostgresGate) {
    this.#gate = gate;
  }

  async ensureAhead(now: number): Promise<string[]> {
    const made: string[] = [];
    for (const table of tables) {
      const there = new Set(
        await this.#gate.look('look for partitions', (pool) => partitionsOf(pool, table)),
      );
      for (const month of monthsFrom(now, monthsAhead)) {
        const name = nameOf(table, month);
        if (there.has(name)) continue;
        const isNew = await this.#gate.transact('make a partition', (client) => make(client, table, month));
        if (isNew) made.push(name);
      }
    }
    return made;
  }

  async dropBefore(table: PartitionedTable, before: number): Promise<string[]> {
    const dropped: string[] = [];
    for (const name of await this.#gate.look('look for partitions', (pool) => partitionsOf(pool, table))) {
      const month = monthOf(name.slice(table.length + 1));
      if (month === undefined || month.end > before) continue;
      const isGone = await this.#gate.transact('drop a partition', (client) => drop(client, name, month));
      if (isGone) dropped.push(name);
    }
    return dropped;
  }
}

const nameOf = (table: PartitionedTable, { name }: Month) => `${table}_${name}`;

async function partitionsOf(client: Pool | PoolClient, table: PartitionedTable): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    'SELECT relname AS name FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid ' +
      'WHERE inhparent = $1::regclass ORDER BY relname',
    [table],
  );
  return rows.map(({ name }) => name);
}

/** Rows of that month that came before their partition move into it. */
async function make(client: PoolClient, table: PartitionedTable, month: Month): Promise<boolean> {
  const name = nameOf(table, month);
  await client.query(`SET LOCAL lock_timeout = ${lockWaitMs}`);
  // Two processes that start together: one makes it, the other finds it made.
  await client.query(`LOCK TABLE ${table}_other IN ACCESS EXCLUSIVE MODE`);
  if ((await partitionsOf(client, table)).includes(name)) return false;
  const isOfMonth = `${times[table]} >= ${month.start} AND ${times[table]} < ${month.end}`;
  await client.query(`CREATE TABLE ${name} (LIKE ${table} INCLUDING ALL)`);
  await client.query(
    `WITH moved AS (DELETE FROM ${table}_other WHERE ${isOfMonth} RETURNING *) INSERT INTO ${name} SELECT * FROM moved`,
  );
  await client.query(
    `ALTER TABLE ${table} ATTACH PARTITION ${name} FOR VALUES FROM (${month.start}) TO (${month.end})`,
  );
  return true;
}

/** With the partition locked nobody can put one of its messages back on its way between the look and the drop. */
async function drop(client: PoolClient, name: string, { start, end }: Month): Promise<boolean> {
  await client.query(`SET LOCAL lock_timeout = ${lockWaitMs}`);
  await client.query(`LOCK TABLE ${name} IN ACCESS EXCLUSIVE MODE`);
  const { rows } = await client.query<{ isOpen: boolean }>(
    `SELECT EXISTS (SELECT 1 FROM delivery WHERE ${openIn(name)}) AS "isOpen"`,
    [start, end],
  );
  if (rows[0]?.isOpen !== false) return false;
  const counts = name.startsWith('call_event_') ? await countsOf(client, name) : new CountChanges();
  await client.query(`DROP TABLE ${name}`);
  await counts.write(client, end);
  return true;
}

/** What the counters lose with these messages; a month is read once, when it goes. */
async function countsOf(client: PoolClient, name: string): Promise<CountChanges> {
  const { rows } = await client.query<Omit<CountedMessage, 'tries'> & { count: number }>(
    'SELECT state, kind, last_cause AS "lastCause", last_status AS "lastStatus", count(*)::int AS count ' +
      `FROM ${name} GROUP BY 1, 2, 3, 4`,
  );
  const counts = new CountChanges();
  for (const { count, ...message } of rows) counts.forgotten({ ...message, tries: 0 }, count);
  return counts;
}

function openIn(name: string): string {
  return name.startsWith('call_event_')
    ? 'created_at >= $1 AND created_at < $2'
    : `event_id IN (SELECT event_id FROM ${name}) AND $1::bigint < $2::bigint`;
}
