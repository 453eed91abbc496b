import type { Page } from '@planfix-asterisk/contracts';
import { describe, expect, it } from 'vitest';
import type { RowWindow } from './row-window.ts';
import {
  firstWindow,
  newerPlace,
  newsCount,
  olderPlace,
  pagesBetween,
  rowsOf,
  withNewer,
  withNews,
  withNewsShown,
  withOlder,
  withPageAnew,
  withRowsUpdated,
} from './row-window.ts';

interface Row {
  readonly id: number;
  readonly state?: string;
}

/** Rows `from` down to `to`, between gaps named after them. */
function page(from: number, to: number, isEnd = false): Page<Row> {
  const items = Array.from({ length: from - to + 1 }, (_, index) => ({ id: from - index }));
  return { items, previous: `above ${from}`, next: isEnd ? null : `below ${to}` };
}
const ids = (window: RowWindow<Row>) => rowsOf(window).map(({ id }) => id);
const rowKey = ({ id }: Row) => String(id);
const nothing: Page<Row> = { items: [], previous: null, next: null };

describe('a window on a log', () => {
  it('grows downwards until the oldest', () => {
    let window = firstWindow(page(9, 7), true);
    expect(olderPlace(window)).toBe('below 7');
    window = withOlder(window, page(6, 5, true));
    expect(ids(window)).toEqual([9, 8, 7, 6, 5]);
    expect(olderPlace(window)).toBeNull();
  });

  it('lets the far end go and finds it again', () => {
    let window = firstWindow(page(5_000, 4_901), true);
    for (let from = 4_900; from > 500; from -= 100) window = withOlder(window, page(from, from - 99));
    expect(ids(window)).toHaveLength(4_000);
    expect(window.isAtTop).toBe(false);
    expect(newerPlace(window)).toBe('above 4500');
    window = withNewer(window, page(4_600, 4_501), false);
    expect(ids(window).at(0)).toBe(4_600);
    expect(ids(window)).toHaveLength(4_000);
    expect(olderPlace(window)).toBe('below 601');
  });

  it('holds news back until they are to be shown, in order', () => {
    let window = firstWindow(page(2, 1, true), true);
    window = withNews(withNews(window, page(3, 3)), page(5, 4));
    expect([newsCount(window), ids(window)]).toEqual([3, [2, 1]]);
    expect(newerPlace(window)).toBe('above 5');
    window = withNewsShown(window);
    expect([newsCount(window), ids(window)]).toEqual([0, [5, 4, 3, 2, 1]]);
    expect(newerPlace(window)).toBe('above 5');
    expect(window.pages).toHaveLength(1);
  });

  it('says when there are more news than it gathers', () => {
    const window = withNews(firstWindow(page(2, 1, true), true), page(400, 3));
    expect(window.isOverrun).toBe(true);
  });

  it('is not changed by a look that finds nothing', () => {
    const window = firstWindow(page(2, 1, true), false);
    expect(withNews(window, nothing)).toBe(window);
    expect(withNewer(window, nothing, true)).toEqual({ ...window, isAtTop: true });
  });

  it('takes rows out and in where a page is read anew, and keeps its ends', () => {
    const [upper, lower] = [page(9, 7), page(6, 4, true)];
    let window = withOlder(firstWindow(upper, true), lower);
    window = withPageAnew(window, upper, { items: [{ id: 9 }], previous: 'other', next: null });
    expect(ids(window)).toEqual([9, 6, 5, 4]);
    expect(window.pages[0]).toMatchObject({ previous: 'above 9', next: 'below 7' });
    window = withPageAnew(window, lower, nothing);
    expect(ids(window)).toEqual([9]);
    expect(newerPlace(window)).toBe('above 9');
  });

  it('finds its upper end when the rows of the first page are gone', () => {
    const first = page(9, 9);
    const window = withPageAnew(withOlder(firstWindow(first, true), page(8, 7)), first, nothing);
    expect(newerPlace(window)).toBe('above 9');
  });

  it('can update rows in place without any coming or going', () => {
    const window = withRowsUpdated(
      firstWindow(page(3, 1, true), true),
      [{ id: 7 }, { id: 2, state: 'delivered' }],
      rowKey,
    );
    expect(rowsOf(window)).toEqual([{ id: 3 }, { id: 2, state: 'delivered' }, { id: 1 }]);
  });

  it('knows which pages are in sight', () => {
    const window = withOlder(withOlder(firstWindow(page(9, 8), true), page(7, 6)), page(5, 4));
    const seen = (from: number, to: number) =>
      pagesBetween(window, from, to).map(({ items }) => items[0]?.id);
    expect([seen(0, 1), seen(1, 2), seen(2, 3), seen(0, 5)]).toEqual([[9], [9, 7], [7], [9, 7, 5]]);
  });
});
