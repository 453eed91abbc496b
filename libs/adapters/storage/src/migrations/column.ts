import type { TableColumnOptions } from 'typeorm';

type Column = (name: string, options?: Partial<TableColumnOptions>) => TableColumnOptions;

const column =
  (type: string): Column =>
  (name, options = {}) => ({ name, type, ...options });

/** Column types that mean the same in SQLite and PostgreSQL: one set of migrations serves both. */
export const text = column('text');
export const integer = column('integer');
export const boolean = column('boolean');
export const real = column('double precision');
/** UTC epoch milliseconds. */
export const epochMs = column('bigint');

export const orNull = { isNullable: true } as const;
export const primary = { isPrimary: true } as const;
export const counted = { isPrimary: true, isGenerated: true, generationStrategy: 'increment' } as const;
