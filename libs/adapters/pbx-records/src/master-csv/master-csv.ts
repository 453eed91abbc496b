import { readMasterCsvLine, wallMs } from '@planfix-asterisk/call-records';
import type { CallRecord } from '@planfix-asterisk/call-records';
import { RecordsError } from '../records-error.ts';
import type { RecordsLook, RecordsPage, RecordsSource, RecordsSpan } from '../records-source.ts';
import { secondAfter, secondOf, wholeSeconds } from '../whole-seconds.ts';
import { fileLines } from './file-lines.ts';
import { FirstRecords } from './first-records.ts';
import { recordFiles } from './record-files.ts';
import { whereToBegin } from './where-to-begin.ts';

const newestShown = 200;
const lookedAtBytes = 131_072;
/** So many records are sorted at once, some ten megabytes; a long time is read in several goes. */
const mostHeld = 10_000;
const dayMs = 86_400_000;

interface Held extends RecordsPage {
  readonly from: string;
  readonly to: string;
}

/** Asterisk's own `Master.csv`, in the order in which calls ended; with the files it was rotated into. */
export class MasterCsv implements RecordsSource {
  readonly #path: string;
  #held: Held | undefined;

  constructor(path: string) {
    this.#path = path;
  }

  async look(): Promise<RecordsLook> {
    const [file] = await recordFiles(this.#path, Infinity);
    if (file === undefined) throw new RecordsError('file-missing');
    const newest: CallRecord[] = [];
    let others = 0;
    for await (const line of fileLines(file, Math.max(0, file.size - lookedAtBytes))) {
      const record = recordOf(line);
      if (record) newest.push(record);
      else if (line.trim() !== '') others += 1;
    }
    if (newest.length === 0 && others > 0) throw new RecordsError('no-call-records');
    return { kind: 'master-csv', newest: newest.slice(-newestShown).reverse(), isIndexed: true };
  }

  async page({ from, to }: RecordsSpan, limit: number): Promise<RecordsPage> {
    const held = this.#held;
    const isHeld = held?.to === to && held.from <= from && (held.next === undefined || from < held.next);
    this.#held = isHeld ? held : { from, to, ...(await this.#read({ from, to })) };
    const rest = this.#held.records.filter((record) => secondOf(record) >= from);
    if (rest.length <= limit) return { records: rest, next: this.#held.next };
    const page = wholeSeconds(rest.slice(0, limit + 1));
    if (page !== 'one-second') return page;
    const second = secondOf(rest[0] ?? { startedLocal: from });
    return { records: rest.filter((record) => secondOf(record) === second), next: secondAfter(second) };
  }

  close(): Promise<void> {
    this.#held = undefined;
    return Promise.resolve();
  }

  /** The first records of the time; those of long calls come late in the file. */
  async #read({ from, to }: RecordsSpan): Promise<RecordsPage> {
    const first = new FirstRecords(mostHeld);
    for (const file of await recordFiles(this.#path, wallMs(from) - dayMs)) {
      const begin = await whereToBegin(file, from);
      for await (const line of fileLines(file, begin)) {
        const record = recordOf(line);
        if (record === undefined) continue;
        const second = secondOf(record);
        if (second >= from && second <= to) first.add(record);
        if (first.isPast(wallMs(record.endedLocal ?? record.startedLocal) - dayMs)) break;
      }
    }
    const records = first.sorted();
    if (!first.isCut) return { records, next: undefined };
    const page = wholeSeconds(records);
    if (page !== 'one-second') return page;
    throw new RecordsError('failed', `more than ${mostHeld} records of one second`);
  }
}

function recordOf(line: string): CallRecord | undefined {
  const record = readMasterCsvLine(line);
  if (record === 'no-unique-id') throw new RecordsError('no-unique-ids');
  return record;
}
