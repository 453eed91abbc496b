import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { wallText } from '@planfix-asterisk/contracts';
import type { Page, PageQuery } from '@planfix-asterisk/contracts';
import type { Clock } from '@planfix-asterisk/runtime';
import type { Response } from 'express';
import { ApiProblem } from '../http/api-problem.ts';
import { csvLines } from './csv-lines.ts';
import type { CsvColumn } from './csv-lines.ts';

export interface Export<Row> {
  /** Of the file, without the day and its ending. */
  readonly name: string;
  /** The day is that of the PBX. */
  readonly timeZone: string;
  readonly columns: readonly CsvColumn<Row>[];
  readonly delimiter: string;
  readonly page: (place: PageQuery) => Promise<Page<Row>>;
}

/** Each reads the whole log; the telephones must not wait for it. */
const mostAtOnce = 3;
const longestMs = 15 * 60_000;
const rowsPerPage = 500;

/** Hands lists out as files, page by page: memory stays the same however long they are, and whoever goes away stops it. */
export class ExportDesk {
  readonly #clock: Clock;
  #open = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  async send<Row>(what: Export<Row>, response: Response): Promise<void> {
    if (this.#open >= mostAtOnce)
      throw new ApiProblem('too-many-exports', 'Other exports are under way; try again when they are done.', {
        retryAfterS: 60,
      });
    this.#open += 1;
    try {
      response.setHeader('content-type', 'text/csv; charset=utf-8');
      const day = wallText(this.#clock.now(), what.timeZone).slice(0, 10);
      response.setHeader('content-disposition', `attachment; filename="${what.name}-${day}.csv"`);
      const lines = csvLines(pagesOf(what.page), what);
      await pipeline(Readable.from(lines), response, { signal: AbortSignal.timeout(longestMs) });
    } catch (error) {
      // The browser went away or pressed "cancel": nothing is left to be told to anybody.
      if (!isGone(error)) throw error;
    } finally {
      this.#open -= 1;
    }
  }
}

async function* pagesOf<Row>(page: Export<Row>['page']): AsyncGenerator<readonly Row[]> {
  let cursor: string | undefined;
  do {
    const { items, next } = await page({ limit: rowsPerPage, ...(cursor === undefined ? {} : { cursor }) });
    yield items;
    cursor = next ?? undefined;
  } while (cursor !== undefined);
}

const isGone = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';
