import Papa from 'papaparse';
import type { CallRecord } from './call-record.ts';

/**
 * A line of Asterisk's Master.csv. Its columns depend on cdr.conf: the first sixteen always, then the unique id and the
 * user field if they are switched on, then three more with `newcdrcolumns`. `undefined` for what is no such line;
 * `'no-unique-id'` where calls cannot be told apart.
 */
export function readMasterCsvLine(line: string): CallRecord | 'no-unique-id' | undefined {
  const [columns = []] = Papa.parse<string[]>(line, { header: false }).data;
  const text = (index: number): string => columns[index] ?? '';
  if (columns.length < 16 || !/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/.test(text(9))) return undefined;
  const uniqueId = text(16);
  if (!/\d\.\d+$/.test(uniqueId)) return 'no-unique-id';
  const hasNewColumns = columns.length >= 20;
  const linkedId = hasNewColumns ? (columns.at(-2) ?? '') : '';
  const sequence = hasNewColumns ? Number(columns.at(-1)) : undefined;
  return {
    startedLocal: text(9),
    endedLocal: text(11) || undefined,
    durationS: Number(text(12)),
    billableS: Number(text(13)),
    source: text(1),
    destination: text(2),
    channel: text(5),
    peer: text(6),
    application: text(7),
    applicationData: text(8),
    disposition: text(14),
    uniqueId,
    linkedId,
    sequence,
    line: '',
    recordingFile: '',
    presentedNumber: '',
  };
}
