import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { attemptAt, done, entryOf, event, t0 } from '../conformance/story-events.ts';
import { deliveryCountEntity } from '../entities/delivery-count.entity.ts';
import { temporaryPostgres } from '../testing/temporary-postgres.ts';
import type { TemporaryPostgres } from '../testing/temporary-postgres.ts';
import type { PostgresStorage } from './open-postgres.ts';

const limits = { leaseMs: 30_000, maxStarts: 3 };
const plenty = { any: 24, popupsOnly: 8 };
let temporary: TemporaryPostgres;
let one: PostgresStorage;
let other: PostgresStorage;

beforeEach(async () => {
  temporary = await temporaryPostgres();
  [one, other] = [await temporary.open(), await temporary.open()];
});
afterEach(() => temporary[Symbol.asyncDispose]());

const claimedBy = async ({ deliveries }: PostgresStorage, now = t0) =>
  (await deliveries.claim(now, plenty, limits)).map(({ kind }) => kind);

describe('trap 4: the order of a sequence is not the order of commits', () => {
  it('never hands out a later message of a call while an earlier one is not committed', async () => {
    // The first append takes half a second between its insert and its commit.
    await one.dataSource.query(
      'CREATE FUNCTION linger() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(0.5); RETURN NEW; END $$',
    );
    await one.dataSource.query(
      'CREATE TRIGGER linger AFTER INSERT ON tracker_state FOR EACH ROW EXECUTE FUNCTION linger()',
    );
    const tracked = { node: 'main', calls: [{ callId: 'call-1', json: '{}' }] };
    const first = one.journal.append({ ...entryOf(event()), tracked });
    await vi.waitFor(async () => expect(await insertsUnderWay(other)).toBe(1));
    const second = other.journal.append(entryOf(event({ seq: 2, kind: 'accepted' })));
    const written = Promise.all([first, second]);
    const seen: string[] = [];
    do seen.push(...(await claimedBy(other)));
    while ((await Promise.race([written, soon()])) === undefined);
    seen.push(...(await claimedBy(other)));
    expect(seen).toEqual(['incoming']);
    expect((await first).deliveryIds[0]).toBeLessThan((await second).deliveryIds[0] ?? 0);
  });
});

const soon = () => new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), 5));

async function insertsUnderWay({ dataSource }: PostgresStorage): Promise<number> {
  const sql = "SELECT count(*) AS count FROM pg_stat_activity WHERE wait_event = 'PgSleep'";
  return (await dataSource.query<{ count: number }[]>(sql))[0]?.count ?? 0;
}

describe('several processes', () => {
  it('share the messages: none is handed out twice, none is left', async () => {
    const calls = Array.from({ length: 60 }, (_, index) => event({ callId: `call-${index}` }));
    await one.journal.append(entryOf(...calls));
    const claims = [one, other, one, other].map(({ deliveries }) => deliveries.claim(t0, plenty, limits));
    const ids = (await Promise.all(claims)).flat().map(({ id }) => id);
    expect(new Set(ids).size).toBe(60);
    expect(ids).toHaveLength(60);
  });

  it('finish the employees of one call at the same time, and its last message follows', async () => {
    const phones = Array.from({ length: 10 }, (_, index) =>
      event({ seq: index + 1, extension: `10${index}`, kind: 'completed' }),
    );
    const last = event({ seq: 11, extension: '200', kind: 'completed', isLast: true });
    await one.journal.append(entryOf(...phones, last));
    const claimed = await one.deliveries.claim(t0, plenty, limits);
    await Promise.all(
      claimed.map((claim, index) => (index % 2 ? one : other).deliveries.finish(claim, attemptAt(t0), done)),
    );
    expect(await other.deliveries.outlook()).toMatchObject({ nextDueAt: t0 });
    expect(await claimedBy(other)).toEqual(['completed']);
  });

  it('leave alone what another one is sending, also when they start', async () => {
    await one.journal.append(entryOf(event({ kind: 'completed' })));
    const [claim] = await one.deliveries.claim(t0, plenty, limits);
    const third = await temporary.open();
    expect(await third.deliveries.recover(t0 + 10)).toBe(0);
    expect(await claimedBy(third, t0 + limits.leaseMs - 1)).toEqual([]);
    expect(await claimedBy(third, t0 + limits.leaseMs)).toEqual(['completed']);
    expect(claim && (await one.deliveries.finish(claim, attemptAt(t0), done))).toBe('lost-claim');
  });

  it('pass the write gate one after another, so that a look still holds when it is written', async () => {
    const countUp = ({ gate }: PostgresStorage) =>
      gate.run('count up', async (manager) => {
        const found = await manager.findOneBy(deliveryCountEntity, { name: 'x' });
        await manager.upsert(deliveryCountEntity, { name: 'x', value: (found?.value ?? 0) + 1 }, ['name']);
      });
    await Promise.all([one, other, one, other, one, other].map(countUp));
    const found = await one.dataSource.getRepository(deliveryCountEntity).findOneBy({ name: 'x' });
    expect(found?.value).toBe(6);
  });
});

describe('a process that hangs in mid-transaction', () => {
  it('loses its locks after some seconds, and the others go on', async () => {
    const hanging = new pg.Client({
      connectionString: temporary.url,
      idle_in_transaction_session_timeout: 500,
    });
    hanging.on('error', () => undefined);
    await hanging.connect();
    await hanging.query('BEGIN');
    await hanging.query('LOCK TABLE delivery IN EXCLUSIVE MODE');
    expect((await other.journal.append(entryOf(event()))).deliveryIds).toHaveLength(1);
    await hanging.end().catch(() => undefined);
  });
});

describe('a server that is away', () => {
  it('is named as trouble of the store, and is well again by itself', async () => {
    const failing = one.gate.transact('break off', async (client) => {
      const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      await other.dataSource.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
      return client.query('SELECT 1');
    });
    await expect(failing).rejects.toMatchObject({ name: 'StoreError', state: 'failing' });
    expect(one.gate.status.state).toBe('failing');
    await one.journal.append(entryOf(event()));
    expect(one.gate.status.state).toBe('ok');
  });

  it('costs nothing that was idle meanwhile', async () => {
    await other.dataSource.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
    );
    await vi.waitFor(() => one.journal.append(entryOf(event())));
    await vi.waitFor(() => one.gate.run('write', (manager) => manager.find(deliveryCountEntity)));
  });
});
