import { RecordGroups, recordClock, timedRecord, wallMs, wallText } from '@planfix-asterisk/call-records';
import type { RecordClock, RecordGroup } from '@planfix-asterisk/call-records';
import type { RecordsSource } from '@planfix-asterisk/pbx-records';

export interface CallsSpan {
  readonly from: number;
  /** Calls that begin then are left out. */
  readonly to: number;
}

export interface ReadCalls {
  /** Oldest first; those that began in one second are in one step. */
  readonly groups: readonly RecordGroup[];
  /** All calls that began before are dealt with. */
  readonly cursor: number;
  readonly isEnd: boolean;
}

/** Some hundred kilobytes, some milliseconds. */
const recordsAtOnce = 500;
const callsAtOnce = 20;
/** A call that began before is known by its first records: what comes of it in the time is not taken for a call. */
const lookBackMs = 3 * 3_600_000;
/** How much longer a call lasts whose later records are looked for; and clocks that are put forward. */
const lookAheadMs = 5 * 3_600_000;
/** About twenty megabytes: thousands of calls that one long call holds back. */
const mostHeld = 20_000;

/** Reads the calls that began in some time, page by page and in order, whatever the source gives. */
export class RecordReader {
  readonly #source: RecordsSource;
  readonly #span: CallsSpan;
  readonly #groups = new RecordGroups();
  #ready: RecordGroup[] = [];
  #clock: RecordClock | undefined;
  /** Where the next page begins, by the PBX's clock. */
  #next: string | undefined;
  #hasEnded = false;

  constructor(source: RecordsSource, span: CallsSpan) {
    this.#source = source;
    this.#span = span;
  }

  /** One page at most; without calls where there are none in it. */
  async step(): Promise<ReadCalls> {
    if (this.#ready.length === 0 && !this.#hasEnded) await this.#readPage();
    const groups = this.#take();
    const isEnd = this.#hasEnded && this.#ready.length === 0;
    return { groups, isEnd, cursor: isEnd ? this.#span.to : this.#cursor(groups) };
  }

  close(): Promise<void> {
    return this.#source.close();
  }

  async #readPage(): Promise<void> {
    const { from, to } = this.#span;
    this.#clock ??= recordClock('auto', (await this.#source.look()).newest);
    const begin = (this.#next ??= wallText(from - lookBackMs, leastOffset(this.#clock)));
    const end = wallText(to + lookAheadMs, mostOffset(this.#clock));
    const page = await this.#source.page({ from: begin, to: end }, recordsAtOnce);
    this.#clock = recordClock('auto', page.records, this.#clock);
    for (const record of page.records) this.#groups.add(timedRecord(record, this.#clock));
    this.#next = page.next;
    const allBefore = page.next === undefined ? Infinity : wallMs(page.next) - mostOffset(this.#clock);
    this.#release(allBefore);
    const oldest = this.#groups.startsAt;
    this.#hasEnded = page.next === undefined || (allBefore > to && (oldest === undefined || oldest >= to));
  }

  #release(allBefore: number): void {
    const groups = this.#groups.takeOver(allBefore);
    while (this.#groups.records > mostHeld) {
      const oldest = this.#groups.takeOldest();
      if (oldest === undefined) break;
      groups.push(oldest);
    }
    const { from, to } = this.#span;
    this.#ready.push(...groups.filter(({ startsAt }) => startsAt >= from && startsAt < to));
  }

  #take(): RecordGroup[] {
    const last = this.#ready[callsAtOnce - 1]?.startsAt ?? Infinity;
    const groups = this.#ready.filter(({ startsAt }) => startsAt <= last);
    this.#ready = this.#ready.slice(groups.length);
    return groups;
  }

  #cursor(groups: readonly RecordGroup[]): number {
    const { from, to } = this.#span;
    const dealtWith = groups.at(-1)?.startsAt;
    return dealtWith === undefined ? from : Math.min(dealtWith + 1_000, to);
  }
}

const offsetsOf = (clock: RecordClock): readonly number[] =>
  clock.kind === 'offsets' ? clock.offsetsMs : [0];
const leastOffset = (clock: RecordClock): number => Math.min(...offsetsOf(clock));
const mostOffset = (clock: RecordClock): number => Math.max(...offsetsOf(clock));
