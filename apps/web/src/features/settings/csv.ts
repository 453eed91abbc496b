import Papa from 'papaparse';
import type { z } from 'zod';
import type { FieldKey } from './setting-places.ts';

export interface CsvColumn {
  /** Key of the item, and name of the column in files that any language reads. */
  readonly key: string;
  readonly field: FieldKey;
  /** A list is words with blanks between them. */
  readonly kind: 'text' | 'yes-no' | 'list';
  /** Left out of the item when empty. */
  readonly isOptional?: boolean;
}

export interface CsvShape<Item> {
  readonly fileName: string;
  readonly columns: readonly CsvColumn[];
  readonly schema: z.ZodType<Item>;
}

export interface CsvRow<Item> {
  /** As a text editor or a spreadsheet counts, the heading being line 1. */
  readonly line: number;
  readonly item: Item | null;
  readonly wrong: readonly { readonly field: FieldKey; readonly value: string }[];
}

export interface CsvReading<Item> {
  readonly rows: readonly CsvRow<Item>[];
  /** Columns without which no row is complete. */
  readonly missing: readonly CsvColumn[];
  /** Headings nobody knows; their columns are left out. */
  readonly unknown: readonly string[];
}

/** Excel takes `;` where the comma parts decimals, and UTF-8 only with a mark in front. */
const byteOrderMark = '\uFEFF';

export function toCsv<Item extends object>(
  items: readonly Item[],
  { columns }: CsvShape<Item>,
  delimiter: ',' | ';',
): string {
  const lines = items.map((item) => columns.map(({ key }) => textOf(Reflect.get(item, key))));
  const text = Papa.unparse(
    { fields: columns.map(({ key }) => key), data: lines },
    // A name that begins with = would be a formula in a spreadsheet.
    { delimiter, newline: '\r\n', escapeFormulae: true },
  );
  return `${byteOrderMark}${text}\r\n`;
}

function textOf(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.join(' ');
  return typeof value === 'string' ? value : '';
}

/** Reads what `toCsv` wrote and what people make of it: any delimiter, columns in any order, headings in their language. */
export function readCsv<Item>(
  text: string,
  { columns, schema }: CsvShape<Item>,
  labelOf: (column: CsvColumn) => string,
): CsvReading<Item> {
  const plain = text.replace(byteOrderMark, '');
  const { data } = Papa.parse<string[]>(plain, { delimiter: delimiterOf(plain) });
  const [headings = [], ...lines] = data;
  const known = headings.map((heading) =>
    columns.find((column) => [column.key, labelOf(column)].some((name) => isSame(name, heading))),
  );
  const empty = (line: readonly string[]) => line.every((cell) => cell.trim() === '');
  return {
    missing: columns.filter((column) => isNeeded(column) && !known.includes(column)),
    unknown: headings.filter((heading, at) => known[at] === undefined && heading.trim() !== ''),
    rows: lines.flatMap((cells, at) =>
      empty(cells) ? [] : [{ line: at + 2, ...toItem(cellsByColumn(cells, known), schema) }],
    ),
  };
}

/** By the headings, which hold none of these. */
function delimiterOf(text: string): string {
  const headings = text.split('\n', 1)[0] ?? '';
  const counted = [',', ';', '\t'].map((sign) => [headings.split(sign).length, sign] as const);
  return counted.toSorted(([a], [b]) => b - a)[0]?.[1] ?? ',';
}

const isSame = (name: string, heading: string): boolean =>
  name.trim().toLowerCase().replace(/\s/g, '') === heading.trim().toLowerCase().replace(/\s/g, '');

/** Names and switches have defaults. */
const isNeeded = ({ key, kind, isOptional }: CsvColumn): boolean =>
  kind === 'text' && isOptional !== true && key !== 'name';

type Cells = ReadonlyMap<CsvColumn, string>;

function cellsByColumn(cells: readonly string[], known: readonly (CsvColumn | undefined)[]): Cells {
  const found = new Map<CsvColumn, string>();
  known.forEach((column, at) => {
    // The apostrophe that keeps a spreadsheet from calculating.
    if (column) found.set(column, (cells[at] ?? '').trim().replace(/^'(?=[=+\-@\t\r])/, ''));
  });
  return found;
}

const yesNo = new Map<string, boolean>(
  Object.entries({
    yes: true,
    да: true,
    true: true,
    '1': true,
    no: false,
    нет: false,
    false: false,
    '0': false,
  }),
);

function valueOf(cell: string, kind: CsvColumn['kind']): unknown {
  if (kind === 'list') return cell.split(/\s+/);
  return kind === 'yes-no' ? (yesNo.get(cell.toLowerCase()) ?? cell) : cell;
}

function toItem<Item>(cells: Cells, schema: z.ZodType<Item>): Pick<CsvRow<Item>, 'item' | 'wrong'> {
  const values: Record<string, unknown> = {};
  for (const [{ key, kind, isOptional }, cell] of cells) {
    if (cell === '' && (isOptional === true || kind === 'yes-no')) continue;
    values[key] = valueOf(cell, kind);
  }
  const parsed = schema.safeParse(values);
  if (parsed.success) return { item: parsed.data, wrong: [] };
  const wrongKeys = new Set(parsed.error.issues.map(({ path }) => String(path[0])));
  const wrong = [...cells].filter(([{ key }]) => wrongKeys.has(key));
  return { item: null, wrong: wrong.map(([{ field }, value]) => ({ field, value })) };
}
