import { defineConfig } from 'vitest/config';

const outside = ['**/node_modules/**', '**/dist/**'];
/** Real programs on a busy machine: one that stumbles is tried once more, and named by tools/test/flaky-reporter.mjs. */
const withSockets = { testTimeout: 60_000, hookTimeout: 60_000, retry: 1 };

/**
 * `x.spec.ts` is milliseconds and no I/O; `x.int.spec.ts` has real sockets and databases. Those that have the product's
 * database run twice: in `int` on SQLite, in `int-postgres` on a real PostgreSQL.
 */
export default defineConfig({
  oxc: { decorator: { legacy: true, emitDecoratorMetadata: true } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{apps,libs,tools,e2e}/**/*.spec.{ts,tsx}'],
          exclude: ['**/*.int.spec.ts', 'e2e/{calls,nodes,outages,panel}/**', ...outside],
          testTimeout: 10_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'int',
          include: ['{apps,libs,tools}/**/*.int.spec.ts'],
          exclude: ['**/storage/src/postgres/**', ...outside],
          ...withSockets,
        },
      },
      {
        extends: true,
        test: {
          name: 'int-postgres',
          include: ['{libs/adapters/storage,libs/features,e2e/processes}/**/*.int.spec.ts'],
          exclude: ['**/storage/src/sqlite/**', ...outside],
          globalSetup: 'tools/test/postgres-for-vitest.ts',
          ...withSockets,
        },
      },
    ],
  },
});
