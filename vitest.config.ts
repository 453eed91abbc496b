import { defineConfig } from 'vitest/config';

/** `x.spec.ts` is milliseconds and no I/O; `x.int.spec.ts` has real sockets and databases. */
export default defineConfig({
  oxc: { decorator: { legacy: true, emitDecoratorMetadata: true } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{apps,libs,tools,e2e}/**/*.spec.{ts,tsx}'],
          exclude: ['**/*.int.spec.ts', '**/node_modules/**', '**/dist/**', 'e2e/{calls,panel}/**'],
          testTimeout: 10_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'int',
          include: ['{apps,libs,tools}/**/*.int.spec.ts'],
          exclude: ['**/node_modules/**', '**/dist/**'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
