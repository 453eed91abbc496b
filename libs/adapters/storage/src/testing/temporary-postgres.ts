import { inject } from 'vitest';
import { ChangeHints } from '../change-hints.ts';
import { parseDatabaseUrl } from '../database-url.ts';
import { openPostgres } from '../postgres/open-postgres.ts';
import type { PostgresStorage } from '../postgres/open-postgres.ts';
import type { Surroundings } from '../surroundings.ts';
import { temporaryDatabase } from './temporary-database.ts';

export interface TemporaryPostgres extends AsyncDisposable {
  readonly url: string;
  /** Each is as another process would have it; through a proxy, if one is given. */
  open(how?: HowToOpen): Promise<PostgresStorage>;
}

export interface HowToOpen extends Partial<Surroundings> {
  readonly port?: number;
}

/** For what only PostgreSQL has: a database and as many storages on it as a spec wants. */
export async function temporaryPostgres(): Promise<TemporaryPostgres> {
  const database = await temporaryDatabase(inject('postgresServer') ?? '');
  const address = parseDatabaseUrl(database.url);
  if (address.kind !== 'postgres') throw new Error('Runs in the project int-postgres only');
  const opened: PostgresStorage[] = [];
  return {
    url: database.url,
    open: async ({ port, feed, hints = new ChangeHints(feed) } = {}) => {
      const url = new URL(database.url);
      url.port = String(port ?? url.port);
      const storage = await openPostgres({ ...address, url: url.href }, { feed, hints });
      opened.push(storage);
      return storage;
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all(opened.map((one) => one.close()));
      await database.remove();
    },
  };
}
