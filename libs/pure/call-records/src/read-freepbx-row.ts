import type { CallRecord } from './call-record.ts';

/** Columns of FreePBX's table `cdr` that are read; those of the second line are not in every version. */
export const freepbxColumns = {
  always: [
    'calldate',
    'src',
    'dst',
    'channel',
    'dstchannel',
    'lastapp',
    'lastdata',
    'duration',
    'billsec',
    'disposition',
    'uniqueid',
  ],
  sometimes: ['linkedid', 'sequence', 'did', 'recordingfile', 'outbound_cnum'],
} as const;

/** A row of FreePBX's table, with as many of the columns as the table has; dates as text. */
export function readFreepbxRow(row: Readonly<Record<string, unknown>>): CallRecord {
  const text = (column: string): string => {
    const value = row[column];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  };
  return {
    startedLocal: text('calldate'),
    durationS: Number(text('duration')),
    billableS: Number(text('billsec')),
    source: text('src'),
    destination: text('dst'),
    channel: text('channel'),
    peer: text('dstchannel'),
    application: text('lastapp'),
    applicationData: text('lastdata'),
    disposition: text('disposition'),
    uniqueId: text('uniqueid'),
    linkedId: text('linkedid'),
    sequence: text('sequence') === '' ? undefined : Number(text('sequence')),
    line: text('did'),
    recordingFile: text('recordingfile'),
    presentedNumber: text('outbound_cnum'),
  };
}
