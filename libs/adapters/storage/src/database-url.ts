import { resolve } from 'node:path';

export type DatabaseAddress = SqliteAddress | PostgresAddress;

export interface SqliteAddress {
  readonly kind: 'sqlite';
  readonly file: string;
}
export interface PostgresAddress {
  readonly kind: 'postgres';
  readonly url: string;
  /** Host and database, for the log: without user and password. */
  readonly shown: string;
}

/** Reads `DATABASE_URL`. The address itself stays out of the error: it may carry a password. */
export function parseDatabaseUrl(databaseUrl: string): DatabaseAddress {
  const file = /^sqlite:(?:\/\/)?(.+)$/.exec(databaseUrl)?.[1];
  if (file !== undefined && !file.startsWith(':memory:')) return { kind: 'sqlite', file: resolve(file) };
  const url = /^postgres(ql)?:\/\//.test(databaseUrl) ? URL.parse(databaseUrl) : null;
  if (url !== null) return { kind: 'postgres', url: databaseUrl, shown: `${url.host}${url.pathname}` };
  throw new Error(
    'DATABASE_URL must be "sqlite:<file>" or "postgres://user:password@host/database", for example ' +
      'sqlite:./data/planfix-asterisk.db',
  );
}
