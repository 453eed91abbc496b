import { oneOf, timeOf } from '../search-text.ts';

/** Where in a log one is, beside its filter; in the address bar like it. */
export type LogPlace = {
  /** The log begins with the newest row of this time. */
  readonly at?: number | undefined;
  readonly tail?: 'off' | undefined;
};

export const logPlace = (raw: Record<string, unknown>): LogPlace => ({
  at: timeOf(raw['at']),
  tail: oneOf(['off'], raw['tail']),
});

/** A search of the address bar taken apart: what filters, and where one is. */
export function partsOf<Search extends LogPlace>({ at, tail, ...filter }: Search) {
  return { filter, place: { at, tail } };
}
