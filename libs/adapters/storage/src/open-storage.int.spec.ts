import { describe, expect, it } from 'vitest';
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
});

async function tablesOf({ dataSource }: Storage): Promise<string[]> {
  const sql =
    dataSource.options.type === 'postgres'
      ? 'SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema()'
      : "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
  return (await dataSource.query<{ name: string }[]>(sql)).map(({ name }) => name);
}
