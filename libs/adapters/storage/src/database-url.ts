import { resolve } from 'node:path';

export interface SqliteAddress {
  readonly file: string;
}

/** Reads `sqlite:<file>`. The address itself stays out of the error: of another database it may carry a password. */
export function parseDatabaseUrl(databaseUrl: string): SqliteAddress {
  const file = /^sqlite:(?:\/\/)?(.+)$/.exec(databaseUrl)?.[1];
  if (file === undefined || file.startsWith(':memory:')) {
    throw new Error('DATABASE_URL must be "sqlite:<file>", for example sqlite:./data/planfix-asterisk.db');
  }
  return { file: resolve(file) };
}
