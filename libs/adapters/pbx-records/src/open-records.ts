import { FreepbxTable } from './freepbx/freepbx-table.ts';
import { readAddress } from './freepbx/read-address.ts';
import { MasterCsv } from './master-csv/master-csv.ts';
import type { RecordsSource } from './records-source.ts';

/** Nothing is asked before the first look or page. A path is a file of Asterisk's cdr_csv, all else a database. */
export function openRecords(url: string): RecordsSource {
  return url.startsWith('/') ? new MasterCsv(url) : new FreepbxTable(readAddress(url));
}
