import type { TestProject } from 'vitest/node';
import { PostgresServer } from '../../libs/testing/src/postgres/postgres-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the PostgreSQL of this run, where specs make databases of their own; only in `int-postgres`. */
    postgresServer?: string;
  }
}

/** One real PostgreSQL for a whole run of the project. */
export default async function startPostgres(project: TestProject): Promise<() => Promise<void>> {
  const server = await PostgresServer.start();
  project.provide('postgresServer', server.url);
  return () => server[Symbol.asyncDispose]();
}
