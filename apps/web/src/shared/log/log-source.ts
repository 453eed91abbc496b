import type { Change, Page, PageQuery } from '@planfix-asterisk/contracts';

export type PagePlace = Partial<PageQuery>;

/** Where the rows of a log page come from: keyset pages of one filter. */
export interface LogSource<Row> {
  /** Differs for each filter. */
  readonly key: readonly unknown[];
  /** Which hints of the live stream mean that there may be other rows. */
  readonly topic: Change['topic'];
  readonly rowKey: (row: Row) => string;
  readonly fetchPage: (place: PagePlace, signal?: AbortSignal) => Promise<Page<Row>>;
}
