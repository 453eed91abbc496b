import type { PageQuery } from '@planfix-asterisk/contracts';

/** The query of a list taken apart: which rows, and which page of them. */
export function apartFromPlace<Query extends PageQuery>({ cursor, newer, at, limit, ...filter }: Query) {
  return { filter, place: { cursor, newer, at, limit } };
}
