import { wallMs, wallText } from '@planfix-asterisk/call-records';
import type { CallRecord } from '@planfix-asterisk/call-records';
import type { RecordsPage } from './records-source.ts';

export const secondOf = ({ startedLocal }: Pick<CallRecord, 'startedLocal'>): string =>
  startedLocal.slice(0, 19);

/**
 * A page that ends with a second is followed by the next second: neither table nor file has a key to go on from. Takes
 * records in order that may end in the middle of a second; `'one-second'` when they are all of the same.
 */
export function wholeSeconds(records: readonly CallRecord[]): RecordsPage | 'one-second' {
  const [first] = records;
  const last = records.at(-1);
  if (first === undefined || last === undefined) return { records, next: undefined };
  const lastSecond = secondOf(last);
  if (secondOf(first) === lastSecond) return 'one-second';
  return { records: records.filter((record) => secondOf(record) !== lastSecond), next: lastSecond };
}

export function secondAfter(second: string): string {
  return wallText(wallMs(second) + 1_000, 0);
}
