import { describe, expect, it } from 'vitest';
import { callOf, t0 } from './conformance/story-events.ts';
import { temporaryStorage } from './testing/temporary-storage.ts';
import type { Storage } from './storage.ts';

describe('openStorage', () => {
  it('makes by migrations exactly the tables that the entities describe', async () => {
    await using temporary = await temporaryStorage();
    const difference = await temporary.storage.dataSource.driver.createSchemaBuilder().log();
    expect(difference.upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('undoes its migrations', async () => {
    await using temporary = await temporaryStorage();
    const { dataSource, gate } = temporary.storage;
    for (const { down } of dataSource.migrations.toReversed().map((one) => ({ down: one.down.bind(one) }))) {
      await gate.run('undo', (manager) => down(manager.queryRunner ?? dataSource.createQueryRunner()));
    }
    expect(await tablesOf(temporary.storage)).toEqual(['migrations']);
  });

  it('keeps what is told of calls when their tables are made anew', async () => {
    await using temporary = await temporaryStorage();
    const { dataSource, gate, journal, panel } = temporary.storage;
    const steps = [{ callId: 'call-1', number: 1, at: t0, code: 'rings', subject: '101' } as const];
    const tracked = { node: 'main', calls: [{ callId: 'call-2', json: '{}' }] };
    await journal.append({ calls: [callOf('call-1')], notes: [], steps, events: [], tracked });
    const before = await panel.callDetail('call-1');
    const anew = dataSource.migrations.find(({ name }) => name?.startsWith('LeanArrivals') === true);
    for (const way of ['down', 'up'] as const) {
      await gate.run(way, async ({ queryRunner }) => {
        if (queryRunner) await anew?.[way](queryRunner);
      });
    }
    expect(before?.steps).toHaveLength(1);
    expect(await panel.callDetail('call-1')).toEqual(before);
    expect(await journal.trackedCalls('main')).toEqual(['{}']);
  });
});

async function tablesOf({ dataSource }: Storage): Promise<string[]> {
  const sql =
    dataSource.options.type === 'postgres'
      ? 'SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema()'
      : "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
  return (await dataSource.query<{ name: string }[]>(sql)).map(({ name }) => name);
}
