import { wallText } from '@planfix-asterisk/contracts';
import type { Call, Delivery } from '@planfix-asterisk/contracts';
import type { CsvColumn } from './csv-lines.ts';

export interface ExportLook {
  readonly word: (code: string | null) => string;
  readonly timeZone: string;
}

const timeIn = (zone: string) => (at: number | null) => (at === null ? '' : wallText(at, zone));

export function deliveryColumns({ word, timeZone }: ExportLook): CsvColumn<Delivery>[] {
  const time = timeIn(timeZone);
  return [
    { header: word('createdAt'), value: ({ createdAt }) => time(createdAt) },
    { header: word('kind'), value: ({ kind }) => word(kind) },
    { header: word('state'), value: ({ state }) => word(state) },
    { header: word('finishedAt'), value: ({ finishedAt }) => time(finishedAt) },
    { header: word('cause'), value: ({ lastCause }) => lastCause ?? '' },
    { header: word('httpStatus'), value: ({ lastStatus }) => lastStatus ?? '' },
    { header: word('attempts'), value: ({ attempts }) => attempts },
    { header: word('direction'), value: ({ direction }) => word(direction) },
    { header: word('client'), value: ({ clientNumber }) => clientNumber },
    { header: word('line'), value: ({ line }) => line },
    { header: word('extension'), value: ({ extension }) => extension },
    { header: word('shortNumber'), value: ({ shortNumber }) => shortNumber },
    { header: word('result'), value: ({ result }) => word(result) },
    { header: word('callId'), value: ({ callId }) => callId },
  ];
}

export function callColumns({ word, timeZone }: ExportLook): CsvColumn<Call>[] {
  const time = timeIn(timeZone);
  return [
    { header: word('startedAt'), value: ({ startedAt }) => time(startedAt) },
    { header: word('endedAt'), value: ({ endedAt }) => time(endedAt) },
    { header: word('direction'), value: ({ direction }) => word(direction) },
    { header: word('client'), value: ({ clientNumber }) => clientNumber },
    { header: word('line'), value: ({ line }) => line },
    { header: word('extension'), value: ({ extension }) => extension ?? '' },
    { header: word('employee'), value: ({ employeeName }) => employeeName ?? '' },
    { header: word('result'), value: ({ result }) => word(result) },
    { header: word('talk'), value: ({ talkS }) => talkS },
    { header: word('node'), value: ({ node }) => node },
    { header: word('callId'), value: ({ callId }) => callId },
  ];
}
