import type { Page } from '@planfix-asterisk/contracts';

/** Rows of one page; a page that was read anew may have more or fewer. */
export const pageRows = 100;
/** Rows in memory; beyond this the end that is not looked at is let go and read again when it comes into sight. */
const mostRows = 4_000;
/** More news than this are not gathered: to see them the list begins anew. */
const mostNews = 300;

/** The stretch of a log that the panel holds: pages without gaps between them, newest first. */
export interface RowWindow<Row> {
  readonly pages: readonly Page<Row>[];
  /** Nothing newer was there when we last looked, but for `news`. */
  readonly isAtTop: boolean;
  /** Newer rows that have come but are not shown yet. */
  readonly news: Page<Row> | null;
  /** There are so many news that they are not gathered any more. */
  readonly isOverrun: boolean;
}

export const rowsOf = <Row>({ pages }: RowWindow<Row>): readonly Row[] => pages.flatMap(({ items }) => items);
export const newsCount = <Row>({ news }: RowWindow<Row>): number => news?.items.length ?? 0;

/** `isTop`: the page was asked for without a place, so nothing is newer. */
export const firstWindow = <Row>(page: Page<Row>, isTop: boolean): RowWindow<Row> => ({
  pages: [page],
  isAtTop: isTop,
  news: null,
  isOverrun: false,
});

/** Where to read on at the lower end; null: that is the oldest. */
export const olderPlace = <Row>({ pages }: RowWindow<Row>): string | null => pages.at(-1)?.next ?? null;

/** Where to read on at the upper end, behind the news. */
export const newerPlace = <Row>({ pages, news }: RowWindow<Row>): string | null =>
  news?.previous ?? pages.find(({ previous }) => previous !== null)?.previous ?? null;

export function withOlder<Row>(window: RowWindow<Row>, page: Page<Row>): RowWindow<Row> {
  const pages = [...window.pages, page];
  const kept = lastPages(pages, mostRows);
  if (kept.length === pages.length) return { ...window, pages };
  return { pages: kept, isAtTop: false, news: null, isOverrun: false };
}

/** Rows above the window, read on the way up. */
export function withNewer<Row>(window: RowWindow<Row>, page: Page<Row>, isAtTop: boolean): RowWindow<Row> {
  if (page.items.length === 0) return { ...window, isAtTop };
  return { ...window, isAtTop, pages: firstPages(prepended(window.pages, page), mostRows) };
}

/** Rows that came while we were at the top; shown by `withNewsShown`. */
export function withNews<Row>(window: RowWindow<Row>, page: Page<Row>): RowWindow<Row> {
  if (page.items.length === 0) return window;
  const news = window.news ? joined(page, window.news) : page;
  return { ...window, news, isOverrun: news.items.length >= mostNews };
}

export function withNewsShown<Row>(window: RowWindow<Row>): RowWindow<Row> {
  if (!window.news) return window;
  const pages = firstPages(prepended(window.pages, window.news), mostRows);
  return { ...window, news: null, isOverrun: false, pages };
}

/** What one page holds now. Its ends stay where they are; only the log's own lower end can move down. */
export function withPageAnew<Row>(window: RowWindow<Row>, old: Page<Row>, fresh: Page<Row>): RowWindow<Row> {
  const anew = { items: fresh.items, previous: old.previous, next: old.next ?? fresh.next };
  return { ...window, pages: window.pages.map((page) => (page === old ? anew : page)) };
}

/** The same rows as before in their present state: nothing comes, nothing goes. */
export function withRowsUpdated<Row>(
  window: RowWindow<Row>,
  fresh: readonly Row[],
  rowKey: (row: Row) => string,
): RowWindow<Row> {
  const byKey = new Map(fresh.map((row) => [rowKey(row), row]));
  const update = (row: Row): Row => byKey.get(rowKey(row)) ?? row;
  return { ...window, pages: window.pages.map((page) => ({ ...page, items: page.items.map(update) })) };
}

/** The pages that hold the rows `from` to `to` (inclusive). */
export function pagesBetween<Row>({ pages }: RowWindow<Row>, from: number, to: number): Page<Row>[] {
  let start = 0;
  return pages.filter(({ items }) => {
    const isMet = start <= to && start + items.length > from;
    start += items.length;
    return isMet && items.length > 0;
  });
}

const joined = <Row>(upper: Page<Row>, lower: Page<Row>): Page<Row> => ({
  items: [...upper.items, ...lower.items],
  previous: upper.previous ?? lower.previous,
  next: lower.next,
});

/** Single rows that come one by one must not make a page each. */
function prepended<Row>(pages: readonly Page<Row>[], page: Page<Row>): Page<Row>[] {
  const [first, ...others] = pages;
  if (!first) return [page];
  const isRoom = first.items.length + page.items.length <= pageRows;
  return isRoom ? [joined(page, first), ...others] : [page, first, ...others];
}

/** As many pages from the front as hold `limit` rows, but always more than one screen. */
function firstPages<Row>(pages: readonly Page<Row>[], limit: number): Page<Row>[] {
  let rows = 0;
  return pages.filter(({ items }) => {
    const isKept = rows < limit;
    rows += items.length;
    return isKept;
  });
}

const lastPages = <Row>(pages: readonly Page<Row>[], limit: number): Page<Row>[] =>
  firstPages([...pages].reverse(), limit).reverse();
