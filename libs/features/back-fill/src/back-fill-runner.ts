import { setTimeout as sleep } from 'node:timers/promises';
import { openRecords, RecordsError } from '@planfix-asterisk/pbx-records';
import type { RecordsSource } from '@planfix-asterisk/pbx-records';
import type { ChangeFeed, Clock, Logger } from '@planfix-asterisk/runtime';
import { StoreError, TermOver } from '@planfix-asterisk/storage';
import type { BackFillStore, BackFillWork, CallJournal } from '@planfix-asterisk/storage';
import { foundCalls } from './found-calls.ts';
import type { TellingRules } from './found-calls.ts';
import { RecordReader } from './record-reader.ts';
import { stateAfter } from './state-after.ts';

export interface BackFillRunnerRooms {
  readonly node: string;
  readonly store: Pick<BackFillStore, 'open' | 'noteTrouble'>;
  readonly journal: Pick<CallJournal, 'backFill'>;
  /** Where the records of this node are; `undefined`: nowhere. */
  readonly address: () => string | undefined;
  readonly rules: () => TellingRules;
  /** Calls told a second. */
  readonly perSecond: () => number;
  /** Whether few enough messages wait, so that those of live calls do not wait behind these. */
  readonly hasRoom: () => Promise<boolean>;
  readonly feed: ChangeFeed;
  readonly clock: Clock;
  readonly log: Pick<Logger, 'info' | 'warn' | 'error'>;
  readonly open?: (address: string) => RecordsSource;
  readonly waits?: Partial<Waits>;
}

export interface Waits {
  /** A call that ended just before has its records by then. */
  readonly beforeStartMs: number;
  /** After so long records are looked for that the PBX wrote late (in batches, by default every five minutes). */
  readonly lookAgainMs: number;
  /** With nothing to do; the net under the hints of the feed. */
  readonly idleMs: number;
  readonly afterTroubleMs: number;
}

const usualWaits: Waits = {
  beforeStartMs: 3_000,
  lookAgainMs: 600_000,
  idleMs: 15_000,
  afterTroubleMs: 20_000,
};
/** Between two steps live calls have their turn. */
const breathMs = 3;
const roomAgainMs = 500;
const stopsWithinMs = 3_000;

interface Reading {
  readonly reader: RecordReader;
  readonly address: string;
  readonly id: number;
  readonly state: BackFillWork['state'];
  cursor: number;
}

/** Works off the back-fills of one PBX, one after another, in small steps of one transaction each. */
export class BackFillRunner {
  readonly #rooms: BackFillRunnerRooms;
  readonly #waits: Waits;
  readonly #end = new AbortController();
  #wakeUp: (() => void) | undefined;
  #reading: Reading | undefined;
  #running: Promise<void> = Promise.resolve();
  #unsubscribe: (() => void) | undefined;

  constructor(rooms: BackFillRunnerRooms) {
    this.#rooms = rooms;
    this.#waits = { ...usualWaits, ...rooms.waits };
  }

  start(): void {
    this.#unsubscribe = this.#rooms.feed.subscribe(({ topic, id }) => {
      // Its own hints carry the number of a back-fill that it has in hand.
      if (topic === 'settings' || (topic === 'back-fills' && id !== String(this.#reading?.id)))
        this.#wakeUp?.();
    });
    this.#running = this.#run();
  }

  async stop(): Promise<void> {
    this.#unsubscribe?.();
    this.#end.abort();
    this.#wakeUp?.();
    // A question to the PBX's database that is under way has a limit of its own; nothing is lost with its answer.
    const waiting = new AbortController();
    const { signal } = waiting;
    await Promise.race([this.#running, sleep(stopsWithinMs, undefined, { signal }).catch(() => undefined)]);
    waiting.abort();
    await this.#letGo();
  }

  async #run(): Promise<void> {
    while (!this.#end.signal.aborted) {
      try {
        await this.#pause(await this.#step());
      } catch (error) {
        if (error instanceof TermOver) return;
        await this.#letGo();
        if (!(error instanceof StoreError)) this.#rooms.log.error({ event: 'back-fill-failed', error });
        await this.#pause(this.#waits.afterTroubleMs);
      }
    }
  }

  /** Returns how long there is nothing to do. */
  async #step(): Promise<number> {
    const { store, node, address, hasRoom } = this.#rooms;
    const url = address();
    const open = await store.open(node);
    if (url === undefined) return this.#withoutRecords(open[0]);
    const now = this.#rooms.clock.now();
    const work = open.find((one) => this.#dueAt(one) <= now);
    if (work === undefined) {
      await this.#letGo();
      return Math.min(this.#waits.idleMs, ...open.map((one) => this.#dueAt(one) - now));
    }
    if (work.state !== 'planning' && !(await hasRoom())) return roomAgainMs;
    try {
      return await this.#readOn(work, url);
    } catch (error) {
      if (!(error instanceof RecordsError)) throw error;
      if (this.#end.signal.aborted) return 0;
      return this.#noteTrouble(work, error);
    }
  }

  /** They were taken out of the settings, or are of another node now. */
  async #withoutRecords(first: BackFillWork | undefined): Promise<number> {
    const isNews = first !== undefined && first.trouble !== 'not-set-up';
    if (isNews) await this.#noteTrouble(first, new RecordsError('not-set-up'));
    return this.#waits.idleMs;
  }

  #dueAt({ state, to, lookAgainAt }: BackFillWork): number {
    if (state === 'planning') return 0;
    return state === 'running' ? to + this.#waits.beforeStartMs : (lookAgainAt ?? 0);
  }

  async #readOn(work: BackFillWork, url: string): Promise<number> {
    const { journal, clock, rules, perSecond } = this.#rooms;
    const reading = await this.#readingOf(work, url);
    const { groups, cursor, isEnd } = await reading.reader.step();
    const now = clock.now();
    // Between the pages of a quiet time there is nothing to write down.
    if (groups.length === 0 && !isEnd) return breathMs;
    const outcome = await journal.backFill({
      backFillId: work.id,
      now,
      before: { state: work.state, cursor: work.cursor },
      after: isEnd ? stateAfter(work, now, this.#waits.lookAgainMs) : { state: work.state, cursor },
      recordsRead: groups.reduce((sum, { records }) => sum + records.length, 0),
      calls: groups.flatMap((group) => foundCalls(group, rules(), now)),
    });
    reading.cursor = cursor;
    if (isEnd || outcome.status === 'overtaken') await this.#letGo();
    this.#tell(work, isEnd);
    return Math.max(breathMs, ((outcome.written?.events.length ?? 0) * 1_000) / perSecond());
  }

  /** The reader goes on where it is, as long as nobody has moved the back-fill. */
  async #readingOf(work: BackFillWork, address: string): Promise<Reading> {
    const now = this.#reading;
    const isSame = now?.id === work.id && now.state === work.state && now.cursor === work.cursor;
    if (isSame && now.address === address) return now;
    await this.#letGo();
    const source = (this.#rooms.open ?? openRecords)(address);
    const reader = new RecordReader(source, { from: work.cursor, to: work.to });
    this.#reading = { reader, address, id: work.id, state: work.state, cursor: work.cursor };
    return this.#reading;
  }

  async #noteTrouble({ id }: BackFillWork, { trouble, detail }: RecordsError): Promise<number> {
    const { store, log, feed } = this.#rooms;
    await this.#letGo();
    await store.noteTrouble(id, { trouble, ...(detail === undefined ? {} : { detail }) });
    log.warn({ event: 'call-records-not-read', backFill: id, trouble, detail });
    feed.publish({ topic: 'back-fills', id: String(id) });
    return this.#waits.afterTroubleMs;
  }

  #tell({ id, state }: BackFillWork, isEnd: boolean): void {
    const { feed, log, node } = this.#rooms;
    feed.publish({ topic: 'back-fills', id: String(id) });
    if (isEnd) log.info({ event: 'back-fill-pass-over', node, backFill: id, pass: state });
  }

  async #letGo(): Promise<void> {
    const reading = this.#reading;
    this.#reading = undefined;
    await reading?.reader.close();
  }

  async #pause(ms: number): Promise<void> {
    const waking = new AbortController();
    this.#wakeUp = () => waking.abort();
    const signal = AbortSignal.any([waking.signal, this.#end.signal]);
    await sleep(ms, undefined, { signal }).catch(() => undefined);
    this.#wakeUp = undefined;
  }
}
