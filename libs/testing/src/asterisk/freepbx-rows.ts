import Papa from 'papaparse';
import { recordedCallRecords } from './recorded-call-records.ts';

/** FreePBX's table as it is from 15 on; 13 lacks the last three. */
export const freepbxTable = [
  ...[
    'calldate',
    'clid',
    'src',
    'dst',
    'dcontext',
    'channel',
    'dstchannel',
    'lastapp',
    'lastdata',
    'duration',
  ],
  ...[
    'billsec',
    'disposition',
    'amaflags',
    'accountcode',
    'uniqueid',
    'userfield',
    'did',
    'recordingfile',
    'cnum',
  ],
  ...['cnam', 'outbound_cnum', 'outbound_cnam', 'dst_cnam', 'linkedid', 'peeraccount', 'sequence'],
] as const;

export type FreepbxRow = Readonly<Record<string, string>>;

/** The rows of one scenario as the table of that FreePBX would have them. */
export function freepbxRows(version: string, scenario: string, freepbx: 13 | 15): FreepbxRow[] {
  const columns = freepbx === 13 ? freepbxTable.slice(0, -3) : freepbxTable;
  return recordedCallRecords(version, scenario, 'freepbx').map((line) => {
    const [values = []] = Papa.parse<string[]>(line).data;
    return Object.fromEntries(columns.map((column, index) => [column, values[index] ?? '']));
  });
}
