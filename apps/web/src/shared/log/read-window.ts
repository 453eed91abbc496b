import type { Page } from '@planfix-asterisk/contracts';
import type { PagePlace } from './log-source.ts';
import type { RowWindow } from './row-window.ts';
import {
  firstWindow,
  newerPlace,
  olderPlace,
  pageRows,
  pagesBetween,
  withNewer,
  withNews,
  withOlder,
  withPageAnew,
  withRowsUpdated,
} from './row-window.ts';

/** As many as the server gives at once: a page that is read anew may have grown. */
const mostAtOnce = 200;

type Change<Row> = (window: RowWindow<Row>) => RowWindow<Row>;
type Fetch<Row> = (place: PagePlace) => Promise<Page<Row>>;

const unchanged = <Row>(window: RowWindow<Row>): RowWindow<Row> => window;

/** Further rows at the lower end. Each of these reads first and says then how the window of that moment changes. */
export async function readOlder<Row>(window: RowWindow<Row>, fetch: Fetch<Row>): Promise<Change<Row>> {
  const cursor = olderPlace(window);
  if (cursor === null) return unchanged;
  const page = await fetch({ cursor, limit: pageRows });
  return (now) => (olderPlace(now) === cursor ? withOlder(now, page) : now);
}

/** Rows above a window that does not begin at the newest. */
export async function readNewer<Row>(window: RowWindow<Row>, fetch: Fetch<Row>): Promise<Change<Row>> {
  const newer = newerPlace(window);
  if (newer === null || window.isAtTop) return unchanged;
  const page = await fetch({ newer, limit: pageRows });
  const isAtTop = page.items.length < pageRows;
  return (now) => (newerPlace(now) === newer ? withNewer(now, page, isAtTop) : now);
}

/** What has come since; only a window that begins at the newest has news. */
export async function readNews<Row>(window: RowWindow<Row>, fetch: Fetch<Row>): Promise<Change<Row>> {
  if (!window.isAtTop || window.isOverrun) return unchanged;
  const newer = newerPlace(window);
  if (newer === null) {
    const page = await fetch({ limit: pageRows });
    return () => firstWindow(page, true);
  }
  const page = await fetch({ newer, limit: mostAtOnce });
  return (now) => (newerPlace(now) === newer ? withNews(now, page) : now);
}

interface Sight<Row> {
  readonly from: number;
  readonly to: number;
  /** Rows may come and go; else they only show their present state. */
  readonly mayMove: boolean;
  readonly rowKey: (row: Row) => string;
}

/** The rows in sight as they are now. */
export async function readSight<Row>(
  window: RowWindow<Row>,
  fetch: Fetch<Row>,
  { from, to, mayMove, rowKey }: Sight<Row>,
): Promise<Change<Row>> {
  const pages = pagesBetween(window, from, to);
  const fresh = await Promise.all(
    pages.map(({ previous, next }) =>
      fetch({ cursor: previous ?? undefined, newer: next ?? undefined, limit: mostAtOnce }),
    ),
  );
  return (now) =>
    fresh.reduce((changed, page, index) => {
      const old = pages[index];
      // More than was asked for lies between the ends: to put it in would leave a gap below it.
      const isWhole = page.next === null || old?.next === null;
      return old && mayMove && isWhole
        ? withPageAnew(changed, old, page)
        : withRowsUpdated(changed, page.items, rowKey);
    }, now);
}
