import { StartError } from '@planfix-asterisk/runtime';
import type { Environment } from '@planfix-asterisk/runtime';

/** API and workers run apart where several processes may write; a SQLite file belongs to one. */
export function assertApartFromOthers({ databaseUrl }: Environment, app: 'api' | 'worker'): void {
  if (!databaseUrl.startsWith('sqlite:')) return;
  throw new StartError(
    `DATABASE_URL: the ${app} runs as a process of its own on PostgreSQL only (postgres://user:password@host/database).\n` +
      'A SQLite database has one process that does everything: start that with "npm start".',
  );
}
