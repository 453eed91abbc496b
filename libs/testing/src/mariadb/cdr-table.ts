import type { Connection } from 'mysql2/promise';
import { freepbxTable } from '../asterisk/freepbx-rows.ts';
import type { FreepbxRow } from '../asterisk/freepbx-rows.ts';

const types: Readonly<Record<string, string>> = {
  calldate: "datetime NOT NULL DEFAULT '1000-01-01 00:00:00'",
  ...Object.fromEntries(
    ['duration', 'billsec', 'amaflags', 'sequence'].map((name) => [name, 'int NOT NULL DEFAULT 0']),
  ),
  ...Object.fromEntries(
    ['userfield', 'recordingfile'].map((name) => [name, "varchar(255) NOT NULL DEFAULT ''"]),
  ),
};
const words = "varchar(80) NOT NULL DEFAULT ''";

/** FreePBX's `asteriskcdrdb` as its installer makes it: without a primary key, and in 13 without linked ids. */
export async function makeCdrTable(root: Connection, database: string, freepbx: 13 | 15): Promise<void> {
  const names = freepbx === 13 ? freepbxTable.slice(0, -3) : freepbxTable;
  const columns = names.map((name) => `\`${name}\` ${types[name] ?? words}`);
  const indexes = ['calldate', 'dst', 'accountcode', 'uniqueid'].map(
    (name) => `KEY \`${name}\` (\`${name}\`)`,
  );
  await root.query(`CREATE DATABASE \`${database}\` CHARACTER SET utf8mb4`);
  await root.query(`CREATE TABLE \`${database}\`.cdr (${[...columns, ...indexes].join(', ')}) ENGINE=InnoDB`);
}

const rowsAtOnce = 1_000;

/** Rows as Asterisk wrote them; columns that the table lacks are left out. */
export async function fillCdrTable(
  root: Connection,
  database: string,
  rows: readonly FreepbxRow[],
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const columns = Object.keys(first);
  const into = `INSERT INTO \`${database}\`.cdr (${columns.map((name) => `\`${name}\``).join(', ')}) VALUES ?`;
  for (let begin = 0; begin < rows.length; begin += rowsAtOnce) {
    const some = rows.slice(begin, begin + rowsAtOnce);
    // An amaflag is a word in Asterisk's file and a number in the table.
    const values = some.map((row) => columns.map((name) => (name === 'amaflags' ? 3 : (row[name] ?? ''))));
    await root.query(into, [values]);
  }
}
