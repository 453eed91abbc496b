import { employeeSchema, lineSchema } from '@planfix-asterisk/contracts';
import type { EmployeeSettings, LineSettings } from '@planfix-asterisk/contracts';
import { describe, expect, it } from 'vitest';
import { applied, changesBy } from './csv-changes.ts';
import { readCsv, toCsv } from './csv.ts';
import type { CsvColumn, CsvShape } from './csv.ts';
import { employeeCsv, lineCsv } from './csv-shapes.ts';

const anna: EmployeeSettings = {
  extension: '101',
  shortNumber: '7101',
  name: 'Анна "Ася"; Петрова',
  enabled: true,
};
const boris: EmployeeSettings = { extension: '102', shortNumber: '102', name: '=1+1', enabled: false };
const noLabels = () => '';
const russian = ({ key }: CsvColumn) =>
  ({ extension: 'Внутренний номер', shortNumber: 'Короткий номер' })[key] ?? key;
const keyOf = ({ extension }: EmployeeSettings) => extension;
const itemsOf = <Item>(text: string, shape: CsvShape<Item>) =>
  readCsv(text, shape, noLabels).rows.map(({ item }) => item);

describe('a CSV file', () => {
  it.each([',', ';'] as const)('with %j comes back as it was written', (delimiter) => {
    const vera = { ...anna, extension: '103', devices: ['vera-desk', 'vera-mobile'] };
    const all = [anna, boris, vera];
    expect(itemsOf(toCsv(all, employeeCsv, delimiter), employeeCsv)).toEqual(all);
  });

  it('keeps a spreadsheet from taking a name for a formula, and a line for a sum', () => {
    const line: LineSettings = { number: '+74951234567', name: 'Sales', lostCalls: '101', enabled: true };
    expect(toCsv([boris], employeeCsv, ',')).toContain(`"'=1+1"`);
    expect(itemsOf(toCsv([line], lineCsv, ','), lineCsv)).toEqual([line]);
  });

  it('may have its columns in any order, in the words of the user, and without those that have a default', () => {
    const text = 'короткий номер;Внутренний номер\r\n7101;101\r\n\r\n;\r\n';
    expect(readCsv(text, employeeCsv, russian)).toEqual({
      missing: [],
      unknown: [],
      rows: [
        { line: 2, item: { extension: '101', shortNumber: '7101', name: '', enabled: true }, wrong: [] },
      ],
    });
  });

  it('takes yes and no in both languages, and refuses other words', () => {
    const rows = ['да', 'НЕТ', 'yes', '0', '', 'maybe'].map((word, at) => `10${at},10${at},${word}`);
    const { rows: read } = readCsv(
      ['extension,shortNumber,enabled', ...rows].join('\n'),
      employeeCsv,
      noLabels,
    );
    expect(read.map(({ item }) => item?.enabled)).toEqual([true, false, true, false, true, undefined]);
    expect(read[5]?.wrong).toEqual([{ field: 'employeeEnabled', value: 'maybe' }]);
  });

  it('names the line and the field that is wrong', () => {
    const { rows } = readCsv('extension,shortNumber\n101,101\n1 0 2,102\n103,\n', employeeCsv, noLabels);
    expect(rows.map(({ line, wrong }) => [line, ...wrong.map(({ field }) => field)])).toEqual([
      [2],
      [3, 'extension'],
      [4, 'shortNumber'],
    ]);
  });

  it('says which column is missing and which nobody knows', () => {
    const { missing, unknown } = readCsv('extension,department\n101,Sales\n', employeeCsv, noLabels);
    expect(missing.map(({ key }) => key)).toEqual(['shortNumber']);
    expect(unknown).toEqual(['department']);
  });
});

describe('what a file changes', () => {
  const changed = { ...anna, name: 'Анна Иванова' };
  const vera: EmployeeSettings = { extension: '103', shortNumber: '103', name: 'Вера', enabled: true };
  const row = (item: EmployeeSettings | null, line = 2) => ({ line, item, wrong: [] });

  it('is what is new, what differs and what is not in it', () => {
    const changes = changesBy([anna, boris], [row(changed), row(vera), row(vera, 4), row(null, 5)], keyOf);
    expect(changes).toMatchObject({
      added: [vera],
      changed: [{ before: anna, after: changed }],
      unchanged: 0,
      absent: [boris],
      doubled: [{ line: 4 }],
      wrong: [{ line: 5 }],
    });
    expect(applied([anna, boris], changes, false)).toEqual([changed, boris, vera]);
    expect(applied([anna, boris], changes, true)).toEqual([changed, vera]);
  });

  it('is nothing for the same list', () => {
    expect(changesBy([anna, boris], [row(boris), row({ ...anna })], keyOf)).toMatchObject({
      added: [],
      changed: [],
      unchanged: 2,
      absent: [],
    });
  });
});

it('the columns are those of the schemas', () => {
  const keys = ({ columns }: CsvShape<never>) => columns.map(({ key }) => key).sort();
  expect(keys(employeeCsv as CsvShape<never>)).toEqual(Object.keys(employeeSchema.shape).sort());
  expect(keys(lineCsv as CsvShape<never>)).toEqual(Object.keys(lineSchema.shape).sort());
});
