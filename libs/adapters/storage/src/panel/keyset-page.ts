import type { Page, PageQuery } from '@planfix-asterisk/contracts';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { decodeCursor, encodeCursor } from './cursor.ts';
import type { Cursor } from './cursor.ts';

/** What a list is ordered by, newest first: a time, and a key that tells rows of one moment apart. */
interface KeysetOrder<Row> {
  readonly time: { readonly column: string; readonly property: string };
  readonly key: { readonly column: string; readonly property: string };
  readonly placeOf: (row: Row) => readonly [time: number, key: number | string];
}

export interface Keyset<Row, Item> extends KeysetOrder<Row> {
  readonly toItem: (row: Row) => Item;
}

/**
 * One page of a list by a range of its index, wherever in millions of rows it lies; never `OFFSET`, never a count. One
 * row more is read to know whether there is a next page.
 */
export async function keysetPage<Entity extends ObjectLiteral, Row extends Entity, Item>(
  query: SelectQueryBuilder<Entity>,
  keyset: Keyset<Row, Item>,
  page: PageQuery,
): Promise<Page<Item>> {
  const below = decodeCursor(page.cursor);
  const above = decodeCursor(page.newer);
  const isUpward = above !== undefined && below === undefined;
  bound(query, keyset, { below, above, at: page.at });
  const direction = isUpward ? 'ASC' : 'DESC';
  query.orderBy(keyset.time.property, direction).addOrderBy(keyset.key.property, direction);
  // TypeORM's types do not know what a join maps into a row.
  const found = (await query.limit(page.limit + 1).getMany()) as Row[];
  const rows = found.slice(0, page.limit);
  if (isUpward) rows.reverse();
  const hasOlder = isUpward || found.length > page.limit;
  return {
    items: rows.map(keyset.toItem),
    next: hasOlder ? gapAt(rows.at(-1), 'below', keyset) : null,
    previous: gapAt(rows.at(0), 'above', keyset),
  };
}

interface Bounds {
  readonly below: Cursor | undefined;
  readonly above: Cursor | undefined;
  readonly at: number | undefined;
}

function bound<Entity extends ObjectLiteral, Row>(
  query: SelectQueryBuilder<Entity>,
  { time, key }: KeysetOrder<Row>,
  { below, above, at }: Bounds,
): void {
  const place = `(${time.column}, ${key.column})`;
  if (below) {
    const sign = below[2] === 'above' ? '<=' : '<';
    query.andWhere(`${place} ${sign} (:belowTime, :belowKey)`, { belowTime: below[0], belowKey: below[1] });
  }
  if (above) {
    const sign = above[2] === 'below' ? '>=' : '>';
    query.andWhere(`${place} ${sign} (:aboveTime, :aboveKey)`, { aboveTime: above[0], aboveKey: above[1] });
  }
  if (!below && !above && at !== undefined) query.andWhere(`${time.column} <= :at`, { at });
}

function gapAt<Row>(
  row: Row | undefined,
  side: 'above' | 'below',
  { placeOf }: KeysetOrder<Row>,
): string | null {
  return row === undefined ? null : encodeCursor([...placeOf(row), side]);
}
