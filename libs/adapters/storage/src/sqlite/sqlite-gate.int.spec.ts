import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { deliveryCountEntity } from '../entities/delivery-count.entity.ts';
import { StoreError } from '../store-error.ts';
import { entryOf, event } from '../conformance/story-events.ts';
import { temporarySqlite } from '../testing/temporary-sqlite.ts';
import { SqliteGate } from './sqlite-gate.ts';
import type { Flush } from './commit-jobs.ts';
import type { Storage } from '../storage.ts';

const names = async ({ dataSource }: Storage) =>
  (await dataSource.getRepository(deliveryCountEntity).find({ order: { name: 'ASC' } })).map(
    ({ name }) => name,
  );
const nextTick = () => new Promise((resolve) => setImmediate(resolve));

describe('trap 1: TypeORM on SQLite shares one query runner', () => {
  it('keeps writes made while another transaction is open that then rolls back', async () => {
    await using temporary = await temporarySqlite();
    const { gate } = temporary.storage;
    const rolledBack = gate.run('a', async (manager) => {
      await manager.insert(deliveryCountEntity, { name: 'a', value: 1 });
      await nextTick();
      throw new Error('changed its mind');
    });
    const others = [
      gate.run('b', (manager) => manager.insert(deliveryCountEntity, { name: 'b', value: 1 })),
      gate.run('c', (manager) => manager.save(deliveryCountEntity, { name: 'c', value: 1 })),
      gate.runSync('d', (db) => db.prepare("INSERT INTO delivery_count (name, value) VALUES ('d', 1)").run()),
    ];
    await expect(rolledBack).rejects.toThrow('changed its mind');
    await Promise.all(others);
    expect(await names(temporary.storage)).toEqual(['b', 'c', 'd']);
  });

  it('refuses a write outside the gate instead of losing it', async () => {
    await using temporary = await temporarySqlite();
    const { dataSource } = temporary.storage;
    const rows = dataSource.getRepository(deliveryCountEntity);
    await expect(rows.insert({ name: 'a', value: 1 })).rejects.toThrow('Write outside the write gate');
    await expect(dataSource.transaction((manager) => manager.count(deliveryCountEntity))).rejects.toThrow(
      'Write outside the write gate',
    );
  });

  it('refuses a second pass from inside the gate instead of waiting for itself', async () => {
    await using temporary = await temporarySqlite();
    const { gate } = temporary.storage;
    const nested = gate.run('outer', () => gate.run('inner', () => Promise.resolve()));
    await expect(nested).rejects.toThrow('inner: already inside the write gate');
  });
});

describe('trap 3: a second synchronous transaction in the same process', () => {
  it('waits for its turn without stopping the event loop', async () => {
    await using temporary = await temporarySqlite();
    const { gate } = temporary.storage;
    const order: string[] = [];
    const open = gate.run('slow', async (manager) => {
      await manager.insert(deliveryCountEntity, { name: 'slow', value: 1 });
      await nextTick();
      order.push('slow');
    });
    await nextTick();
    const urgent = gate.runSync('urgent', () => order.push('urgent'), { urgent: true });
    await Promise.all([open, urgent]);
    expect(order).toEqual(['slow', 'urgent']);
  });
});

describe('SqliteGate', () => {
  it('lets call events overtake everything else that waits', async () => {
    await using temporary = await temporarySqlite();
    const { gate } = temporary.storage;
    const order: string[] = [];
    await Promise.all([
      gate.run('report', () => Promise.resolve(order.push('report'))),
      gate.runSync('outcome', () => order.push('outcome')),
      gate.runSync('call event', () => order.push('call event'), { urgent: true }),
    ]);
    expect(order).toEqual(['call event', 'report', 'outcome']);
  });

  it('flushes every commit again after one that need not be flushed', async () => {
    await using temporary = await temporarySqlite();
    const { gate } = temporary.storage;
    const synchronous = (flush: Flush) =>
      gate.runSync('look', (db) => db.pragma('synchronous', { simple: true }), { flush });
    expect(await synchronous('unneeded')).toBe(1);
    expect(await synchronous('with-commit')).toBe(2);
    expect(await synchronous('soon')).toBe(1);
    expect(await Promise.all([synchronous('soon'), synchronous('with-commit')])).toEqual([2, 2]);
  });

  it('commits a call event at once, before its caller goes on', async () => {
    await using temporary = await temporarySqlite();
    const { gate } = temporary.storage;
    let isCommitted = false;
    const written = gate.runSync('call event', () => (isCommitted = true), { urgent: true });
    expect(isCommitted).toBe(true);
    await written;
  });

  it('lets what a call event sets going leave before the rows of others are written', async () => {
    await using temporary = await temporarySqlite();
    const { gate } = temporary.storage;
    const order: string[] = [];
    const others = gate.runSync('outcome of another call', () => order.push('others'));
    const committed = () => void setImmediate(() => order.push('sent'));
    await Promise.all([
      gate.runSync('call event', () => order.push('event'), { urgent: true, committed }),
      others,
    ]);
    expect(order).toEqual(['event', 'sent', 'others']);
  });

  it('fails one write of a shared commit without harming the others', async () => {
    await using temporary = await temporarySqlite();
    const { gate } = temporary.storage;
    const insert = (name: string) =>
      gate.runSync(name, (db) =>
        db.prepare('INSERT INTO delivery_count (name, value) VALUES (?, 1)').run(name),
      );
    const outcomes = await Promise.allSettled([insert('a'), insert('a'), insert('b')]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await names(temporary.storage)).toEqual(['a', 'b']);
    expect(gate.status.state).toBe('ok');
  });

  it('fails a whole shared commit by its proper name when the disk fails', async () => {
    await using temporary = await temporarySqlite();
    const { gate } = temporary.storage;
    const failing = gate.runSync('write', () => {
      throw Object.assign(new Error('from SQLite'), { code: 'SQLITE_IOERR_WRITE' });
    });
    const other = gate.runSync('other', () => 'done');
    await expect(failing).rejects.toMatchObject({ name: 'StoreError', state: 'failing' });
    await expect(other).rejects.toMatchObject({ name: 'StoreError', state: 'failing' });
    expect(gate.status.state).toBe('failing');
  });

  it('goes on after a transaction that SQLite rolled back by itself', async () => {
    await using temporary = await temporarySqlite();
    const { gate, dataSource } = temporary.storage;
    const handle = await gate.runSync('handle', (db) => db);
    const rolledBack = gate.run('rolled back', () => {
      handle.exec('ROLLBACK');
      return Promise.reject(new Error('disk full'));
    });
    await expect(rolledBack).rejects.toThrow('disk full');
    expect(dataSource.createQueryRunner().isTransactionActive).toBe(false);
    await gate.run('next', (manager) => manager.insert(deliveryCountEntity, { name: 'a', value: 1 }));
    expect(await names(temporary.storage)).toEqual(['a']);
  });

  it('rolls back a transaction that takes too long, and refuses what it still writes', async () => {
    await using temporary = await temporarySqlite();
    const { dataSource } = temporary.storage;
    const handle = await temporary.storage.gate.runSync('handle', (db) => db);
    const gate = new SqliteGate({ dataSource, handle, timeLimitMs: 20 });
    const late = Promise.withResolvers<undefined>();
    const afterwards = Promise.withResolvers<unknown>();
    const hanging = gate.run('hanging', async (manager) => {
      await manager.insert(deliveryCountEntity, { name: 'a', value: 1 });
      await late.promise;
      await manager.insert(deliveryCountEntity, { name: 'b', value: 1 }).catch(afterwards.resolve);
    });
    await expect(hanging).rejects.toThrow('hanging: transaction took longer than 20 ms and was rolled back');
    late.resolve(undefined);
    expect(String(await afterwards.promise)).toContain('outside the write gate');
    await gate.run('next', (manager) => manager.insert(deliveryCountEntity, { name: 'c', value: 1 }));
    expect(await names(temporary.storage)).toEqual(['c']);
  });
});

describe('a store that takes no writes', () => {
  it('says that it is locked, and when it is well again', async () => {
    await using temporary = await temporarySqlite();
    const { journal, gate } = temporary.storage;
    const shell = new BetterSqlite3(temporary.file);
    shell.exec('BEGIN IMMEDIATE');
    const rejected: unknown = await journal.append(entryOf(event())).catch((error: unknown) => error);
    expect(rejected).toBeInstanceOf(StoreError);
    expect(rejected).toMatchObject({ state: 'locked' });
    expect(String(rejected)).toContain('close it');
    expect(gate.status.state).toBe('locked');
    await expect(gate.run('settings', () => Promise.resolve())).rejects.toBeInstanceOf(StoreError);
    shell.close();
    expect((await journal.append(entryOf(event()))).deliveryIds).toHaveLength(1);
    expect(gate.status).toEqual({ state: 'ok', detail: null, heldInMemory: 0 });
  });

  it('takes transactions again after those that could not even begin', async () => {
    await using temporary = await temporarySqlite();
    const { gate } = temporary.storage;
    const insert = (name: string) =>
      gate.run(name, (manager) => manager.insert(deliveryCountEntity, { name, value: 1 }));
    const shell = new BetterSqlite3(temporary.file);
    shell.exec('BEGIN IMMEDIATE');
    for (const name of ['a', 'b']) await expect(insert(name)).rejects.toBeInstanceOf(StoreError);
    shell.close();
    await insert('c');
    expect(await names(temporary.storage)).toEqual(['c']);
  });

  it('says that it is full, loses nothing it took, and goes on when there is room', async () => {
    await using temporary = await temporarySqlite();
    const { journal, gate, panel } = temporary.storage;
    const setRoom = (pages: string) => gate.runSync('room', (db) => db.pragma(`max_page_count = ${pages}`));
    await setRoom('1');
    const bigEvents = Array.from({ length: 200 }, (_, index) => event({ seq: index + 1 }));
    await expect(journal.append(entryOf(...bigEvents))).rejects.toMatchObject({
      name: 'StoreError',
      state: 'full',
    });
    const viaTypeOrm = gate.run('fill', async (manager) => {
      for (let row = 0; row < 2_000; row += 1) {
        await manager.insert(deliveryCountEntity, { name: `row ${row} ${'x'.repeat(50)}`, value: 1 });
      }
    });
    await expect(viaTypeOrm).rejects.toMatchObject({ state: 'full' });
    expect(gate.status.state).toBe('full');
    await setRoom('1000000');
    await journal.append(entryOf(event()));
    await gate.run('small', (manager) => manager.insert(deliveryCountEntity, { name: 'small', value: 1 }));
    expect(gate.status.state).toBe('ok');
    expect((await panel.listDeliveries({}, { limit: 10 })).items).toHaveLength(1);
    expect(await names(temporary.storage)).toEqual(['small']);
  });
});
