import Papa from 'papaparse';

export interface CsvColumn<Row> {
  readonly header: string;
  readonly value: (row: Row) => string | number;
}

/** Excel takes the file for UTF-8 by this mark alone. */
const byteOrderMark = '\uFEFF';

/**
 * A file for spreadsheets, page by page: no more than one page is in memory, however long the list is. A text that a
 * spreadsheet would run as a formula gets an apostrophe before it.
 */
export async function* csvLines<Row>(
  pages: AsyncIterable<readonly Row[]>,
  { columns, delimiter }: { columns: readonly CsvColumn<Row>[]; delimiter: string },
): AsyncGenerator<string> {
  const toText = (rows: (string | number)[][]): string =>
    Papa.unparse(rows, { delimiter, newline: '\r\n', escapeFormulae: true }) + '\r\n';
  yield byteOrderMark + toText([columns.map(({ header }) => header)]);
  for await (const rows of pages) {
    if (rows.length > 0) yield toText(rows.map((row) => columns.map(({ value }) => value(row))));
  }
}
