export { openRecords } from './open-records.ts';
export { RecordsError } from './records-error.ts';
export type { RecordsLook, RecordsPage, RecordsSource, RecordsSpan } from './records-source.ts';
