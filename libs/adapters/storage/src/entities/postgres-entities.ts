import { EntitySchema } from 'typeorm';
import type { EntitySchemaColumnOptions, EntitySchemaOptions } from 'typeorm';
import { entities } from './entities.ts';

/** Where a table is partitioned by time, its keys contain the time. */
const timeOf: Readonly<Record<string, string>> = { call_event: 'createdAt', delivery_attempt: 'startedAt' };
/** A search in them is one in a range of digits, so of bytes, whatever the language of the database. */
const digitColumns = new Set(['clientNumber', 'clientReversed']);

/**
 * The tables of the product as PostgreSQL has them. TypeORM finds an entity by its name, so the repository of one in
 * `entities` is that of its counterpart here.
 */
export const postgresEntities = entities.map(({ options }) => onPostgres(options));

function onPostgres(options: EntitySchemaOptions<unknown>): EntitySchema {
  const time = timeOf[options.name];
  const columns = Object.entries<EntitySchemaColumnOptions>(options.columns).map(([name, column]) => [
    name,
    {
      ...column,
      ...(name === time ? { primary: true } : {}),
      ...(digitColumns.has(name) ? { collation: 'C' } : {}),
    },
  ]);
  return new EntitySchema<Record<string, unknown>>({
    name: options.name,
    columns: Object.fromEntries(columns) as Record<string, EntitySchemaColumnOptions>,
    indices: (options.indices ?? []).map((index) =>
      time !== undefined && index.unique === true && Array.isArray(index.columns)
        ? { ...index, columns: [...index.columns, time] }
        : index,
    ),
  });
}
