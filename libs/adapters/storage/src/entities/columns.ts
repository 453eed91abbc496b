import type { EntitySchemaColumnOptions } from 'typeorm';

/** UTC epoch milliseconds; PostgreSQL hands a bigint out as text. */
export const epochMs: EntitySchemaColumnOptions = {
  type: 'bigint',
  transformer: {
    from: (stored: number | string | null) => (stored === null ? null : Number(stored)),
    to: (value: number | null) => value,
  },
};
export const text: EntitySchemaColumnOptions = { type: 'text' };
export const integer: EntitySchemaColumnOptions = { type: 'integer' };
export const boolean: EntitySchemaColumnOptions = { type: 'boolean' };
export const real: EntitySchemaColumnOptions = { type: 'double precision' };

export function orNull(column: EntitySchemaColumnOptions): EntitySchemaColumnOptions {
  return { ...column, nullable: true };
}

export function primary(column: EntitySchemaColumnOptions): EntitySchemaColumnOptions {
  return { ...column, primary: true };
}
