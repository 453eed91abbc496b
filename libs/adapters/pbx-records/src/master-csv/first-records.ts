import { wallMs } from '@planfix-asterisk/call-records';
import type { CallRecord } from '@planfix-asterisk/call-records';

const byStart = (one: CallRecord, other: CallRecord): number =>
  one.startedLocal < other.startedLocal ? -1 : Number(one.startedLocal > other.startedLocal);

/** Of all records that are added those that began first; no more than so many are held. */
export class FirstRecords {
  readonly #most: number;
  #records: CallRecord[] = [];
  /** Start of the last one kept, once there were too many. */
  #lastStart: string | undefined;

  constructor(most: number) {
    this.#most = most;
  }

  /** There were more than are held. */
  get isCut(): boolean {
    return this.#lastStart !== undefined || this.#records.length > this.#most;
  }

  add(record: CallRecord): void {
    if (this.#lastStart !== undefined && record.startedLocal > this.#lastStart) return;
    this.#records.push(record);
    if (this.#records.length >= this.#most * 2) this.#cut();
  }

  /** Enough are held, and none that comes now began before the last of them, if no call lasts longer than that. */
  isPast(startMs: number): boolean {
    return this.#lastStart !== undefined && startMs > wallMs(this.#lastStart);
  }

  sorted(): CallRecord[] {
    if (this.#records.length > this.#most) this.#cut();
    return this.#records.sort(byStart);
  }

  #cut(): void {
    this.#records = this.#records.sort(byStart).slice(0, this.#most);
    this.#lastStart = this.#records.at(-1)?.startedLocal;
  }
}
