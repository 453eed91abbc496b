export type { CallRecord, TimedRecord } from './call-record.ts';
export { foldRecords } from './fold-records.ts';
export type { CompletedEvent, RecordedCall } from './fold-records.ts';
export { isTimeZone, wallText } from './local-time.ts';
export { freepbxColumns, readFreepbxRow } from './read-freepbx-row.ts';
export { readMasterCsvLine } from './read-master-csv.ts';
export { recordClock, timedRecord } from './record-clock.ts';
export type { RecordClock } from './record-clock.ts';
