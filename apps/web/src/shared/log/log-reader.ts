import type { Page } from '@planfix-asterisk/contracts';
import type { QueryClient, QueryKey } from '@tanstack/react-query';
import type { GridLook } from '../grid/grid-viewport.tsx';
import type { LogSource, PagePlace } from './log-source.ts';
import { readNewer, readNews, readOlder, readSight } from './read-window.ts';
import type { RowWindow } from './row-window.ts';
import { olderPlace, withNewsShown } from './row-window.ts';

/** So many rows before an end is in sight the next page is asked for. */
const rowsAhead = 40;
const topPx = 8;

interface ReaderParts<Row> {
  readonly client: QueryClient;
  readonly key: QueryKey;
  readonly source: LogSource<Row>;
  readonly onFailure: (failure: unknown) => void;
}

/** Keeps the window of one log up to date: one read at a time for each of its ends and for what is in sight. */
export class LogReader<Row> {
  readonly #parts: ReaderParts<Row>;
  readonly #underWay = new Set<'older' | 'newer' | 'refresh' | 'refresh again'>();
  #look: GridLook = { from: 0, to: 0, offset: 0 };

  constructor(parts: ReaderParts<Row>) {
    this.#parts = parts;
  }

  get window(): RowWindow<Row> | undefined {
    return this.#parts.client.getQueryData<RowWindow<Row>>(this.#parts.key);
  }

  change(how: (now: RowWindow<Row>) => RowWindow<Row>): void {
    this.#parts.client.setQueryData<RowWindow<Row>>(this.#parts.key, (now) => now && how(now));
  }

  /** Reads on where an end comes into sight. */
  growAt(look: GridLook = this.#look): void {
    this.#look = look;
    const { window } = this;
    if (!window) return;
    const count = window.pages.reduce((sum, { items }) => sum + items.length, 0);
    if (olderPlace(window) !== null && look.to > count - rowsAhead)
      void this.#once('older', async () => this.change(await readOlder(window, this.#fetch)));
    if (!window.isAtTop && look.from < rowsAhead)
      void this.#once('newer', async () => this.change(await readNewer(window, this.#fetch)));
  }

  /** What is in sight as it is now, and what has come since. */
  async refresh({ isTailing }: { readonly isTailing: boolean }): Promise<void> {
    const now = this.window;
    if (!now) return;
    if (this.#underWay.has('refresh')) {
      this.#underWay.add('refresh again');
      return;
    }
    const { from, to, offset } = this.#look;
    const { rowKey } = this.#parts.source;
    await this.#once('refresh', async () => {
      this.change(await readSight(now, this.#fetch, { from, to, mayMove: isTailing, rowKey }));
      this.change(await readNews(this.window ?? now, this.#fetch));
      if (isTailing && offset < topPx) this.change(withNewsShown);
    });
    if (this.#underWay.delete('refresh again')) await this.refresh({ isTailing });
  }

  async #once(what: 'older' | 'newer' | 'refresh', work: () => Promise<void>): Promise<void> {
    if (this.#underWay.has(what)) return;
    this.#underWay.add(what);
    try {
      await work();
      this.#parts.onFailure(null);
    } catch (failure) {
      this.#parts.onFailure(failure);
    } finally {
      this.#underWay.delete(what);
    }
  }

  /** Through the query client, so that an ended session is noticed there as everywhere. */
  readonly #fetch = (place: PagePlace): Promise<Page<Row>> => {
    const { client, key, source } = this.#parts;
    return client.query({
      queryKey: [...key, 'page', place],
      queryFn: ({ signal }) => source.fetchPage(place, signal),
      staleTime: 0,
      gcTime: 0,
    });
  };
}
