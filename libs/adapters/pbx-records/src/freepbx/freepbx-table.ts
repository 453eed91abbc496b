import { freepbxColumns, readFreepbxRow } from '@planfix-asterisk/call-records';
import type { CallRecord } from '@planfix-asterisk/call-records';
import { RecordsError } from '../records-error.ts';
import type { RecordsLook, RecordsPage, RecordsSource, RecordsSpan } from '../records-source.ts';
import { secondAfter, secondOf, wholeSeconds } from '../whole-seconds.ts';
import type { DatabaseAddress } from './read-address.ts';
import { ReadOnlyConnection } from './read-only-connection.ts';

interface Table {
  /** For SELECT, those that the table has. */
  readonly columns: string;
  readonly kind: 'freepbx-15' | 'freepbx-13';
  readonly isIndexed: boolean;
}

const newestShown = 200;
/** More records of one second than any PBX can write. */
const mostInASecond = 5_000;

/** FreePBX's table `cdr` in MariaDB or MySQL: of 13 without linked ids, of 15 and later with them. */
export class FreepbxTable implements RecordsSource {
  readonly #connection: ReadOnlyConnection;
  #table: Table | undefined;

  constructor(address: DatabaseAddress) {
    this.#connection = new ReadOnlyConnection(address);
  }

  async look(): Promise<RecordsLook> {
    this.#table = undefined;
    const { kind, isIndexed, columns } = await this.#known();
    const newest = await this.#records(
      `SELECT ${columns} FROM cdr ORDER BY calldate DESC LIMIT ${newestShown}`,
      [],
    );
    return { kind, isIndexed, newest };
  }

  async page({ from, to }: RecordsSpan, limit: number): Promise<RecordsPage> {
    const { columns } = await this.#known();
    const records = await this.#records(
      `SELECT ${columns} FROM cdr WHERE calldate >= ? AND calldate <= ? ORDER BY calldate LIMIT ?`,
      [from, to, limit],
    );
    if (records.length < limit) return { records, next: undefined };
    const page = wholeSeconds(records);
    return page === 'one-second' ? this.#second(secondOf(records[0] ?? { startedLocal: from })) : page;
  }

  close(): Promise<void> {
    this.#connection.close();
    return Promise.resolve();
  }

  async #second(second: string): Promise<RecordsPage> {
    const { columns } = await this.#known();
    const next = secondAfter(second);
    const records = await this.#records(
      `SELECT ${columns} FROM cdr WHERE calldate >= ? AND calldate < ? LIMIT ${mostInASecond}`,
      [second, next],
    );
    return { records, next };
  }

  async #records(sql: string, values: readonly (string | number)[]): Promise<CallRecord[]> {
    return (await this.#connection.rows(sql, values)).map(readFreepbxRow);
  }

  async #known(): Promise<Table> {
    this.#table ??= await this.#findOut();
    return this.#table;
  }

  /** `information_schema` shows only what the user may read. */
  async #findOut(): Promise<Table> {
    const found = await this.#connection.rows(
      'SELECT COLUMN_NAME AS name FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() ' +
        "AND TABLE_NAME = 'cdr' LIMIT 200",
    );
    // Says whether it is missing or may not be read.
    if (found.length === 0) await this.#connection.rows('SELECT calldate FROM cdr LIMIT 1');
    const names = new Set(found.map(({ name }) => String(name).toLowerCase()));
    const missing = freepbxColumns.always.filter((name) => !names.has(name));
    if (missing.length > 0) throw new RecordsError('columns-missing', missing.join(', '));
    const columns = [...freepbxColumns.always, ...freepbxColumns.sometimes.filter((name) => names.has(name))];
    const indexed = await this.#connection.rows(
      'SELECT 1 FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = DATABASE() ' +
        "AND TABLE_NAME = 'cdr' AND COLUMN_NAME = 'calldate' AND SEQ_IN_INDEX = 1 LIMIT 1",
    );
    return {
      columns: columns.map((name) => `\`${name}\``).join(', '),
      kind: names.has('linkedid') ? 'freepbx-15' : 'freepbx-13',
      isIndexed: indexed.length > 0,
    };
  }
}
