import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { csvLines } from './csv-lines.ts';

interface Row {
  readonly name: string;
  readonly count: number;
}
const columns = [
  { header: 'Name', value: (row: Row) => row.name },
  { header: 'Count', value: (row: Row) => row.count },
];

async function textOf(...pages: Row[][]): Promise<string> {
  let text = '';
  const source = Readable.from(pages);
  for await (const part of csvLines<Row>(source, { columns, delimiter: ';' })) text += part;
  return text;
}

it('has a head, a mark for Excel, and one line for each row of all pages', async () => {
  expect(await textOf([{ name: 'Anna', count: 1 }], [], [{ name: 'Boris', count: -2 }])).toBe(
    '\uFEFFName;Count\r\nAnna;1\r\nBoris;-2\r\n',
  );
});

it.each(['=HYPERLINK("http://x")', '+7916', '-1+1', '@SUM(A1)', '\t=1', '\r=1'])(
  'lets %j be no formula',
  async (name) => {
    expect(await textOf([{ name, count: 1 }])).toMatch(/\n"?'/);
  },
);

it('quotes what would break the line', async () => {
  expect(await textOf([{ name: 'a;b "c"\nd', count: 1 }])).toContain('"a;b ""c""\nd";1\r\n');
});
