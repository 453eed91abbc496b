import { setTimeout as sleep } from 'node:timers/promises';
import type { RecordingCause, RecordingSettings } from '@planfix-asterisk/contracts';
import { recordForm } from '@planfix-asterisk/planfix';
import type { Mp3Cache } from '@planfix-asterisk/recording-files';
import type { ChangeFeed, Clock, Logger } from '@planfix-asterisk/runtime';
import type {
  CallJournal,
  RecordingStore,
  SettledRecording,
  StoredRecording,
} from '@planfix-asterisk/storage';
import { isThere, recordingAddress } from './recording-address.ts';
import type { RecordingLinks } from './recording-links.ts';
import { RecordingWatch } from './recording-watch.ts';
import { readyRecording } from './ready-recording.ts';
import type { Readied } from './ready-recording.ts';

export interface RecordingTellerRooms {
  readonly store: Pick<RecordingStore, 'due' | 'toldTalk' | 'postpone' | 'settle' | 'tryUnlinked'>;
  readonly journal: Pick<CallJournal, 'append'>;
  readonly links: Pick<RecordingLinks, 'nameOf'>;
  readonly cache: Pick<Mp3Cache, 'provide'>;
  readonly settings: () => { readonly recordings?: RecordingSettings | undefined };
  readonly publicUrl: () => string | undefined;
  readonly feed: ChangeFeed;
  readonly clock: Clock;
  readonly log: Pick<Logger, 'info' | 'warn' | 'error'>;
  /** Seconds after each look until the next; the last one again and again. */
  readonly pausesS?: readonly number[];
}

/** A recording is there seconds after the call; one that is copied to another machine may take its time. */
const usualPausesS = [3, 5, 10, 20, 30, 60, 120, 300];
/** What is not there by then is not coming. */
const giveUpAfterMs = 2 * 3_600_000;
const idleMs = 1_000;
const atOnce = 20;
/** Behind every number that the tracker gives to the messages of a call. */
const firstSeq = 1_000_000;

type Told =
  | { readonly status: 'told' }
  /** It is there to be heard, but PlanFix cannot be told of it. */
  | { readonly status: 'ready'; readonly cause: RecordingCause }
  | Unready;
type Unready = Exclude<Readied, { status: 'ready' }>;
/** Without an address from outside it is there all the same. */
type Found = { readonly status: 'found'; readonly link: string | undefined; readonly isHere: boolean };

/** Finds the recordings of calls that are over, has them made ready, and tells PlanFix where they are (rules 24, 25). */
export class RecordingTeller {
  readonly #rooms: RecordingTellerRooms;
  readonly #end = new AbortController();
  readonly #watch = new RecordingWatch();
  #hadAddress = false;
  #wakeUp: (() => void) | undefined;
  #unsubscribe: (() => void) | undefined;
  #running: Promise<void> = Promise.resolve();

  constructor(rooms: RecordingTellerRooms) {
    this.#rooms = rooms;
  }

  start(): void {
    this.#unsubscribe = this.#rooms.feed.subscribe(({ topic }) => {
      if (topic === 'settings') this.#wakeUp?.();
    });
    this.#running = this.#run();
  }

  async stop(): Promise<void> {
    this.#unsubscribe?.();
    this.#end.abort();
    this.#wakeUp?.();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { signal } = this.#end;
    while (!signal.aborted) {
      let waits = true;
      try {
        await this.#lookForAddress();
        waits = (await this.#lookAtSome()) < atOnce;
      } catch (error) {
        this.#rooms.log.error({ event: 'recordings-not-looked-for', error });
      }
      if (waits) await this.#rest();
    }
  }

  /** What was ready while there was no address from outside is told once there is one, be it after a restart. */
  async #lookForAddress(): Promise<void> {
    const { publicUrl, store, clock } = this.#rooms;
    const hasAddress = publicUrl() !== undefined;
    if (hasAddress && !this.#hadAddress) await store.tryUnlinked(clock.now());
    this.#hadAddress = hasAddress;
  }

  async #lookAtSome(): Promise<number> {
    const { store, clock } = this.#rooms;
    const due = await store.due(clock.now(), atOnce);
    // Side by side: the conversions have slots of their own.
    await Promise.all(due.map((recording) => this.#look(recording)));
    return due.length;
  }

  async #look(recording: StoredRecording): Promise<void> {
    const { store, feed, clock, log } = this.#rooms;
    const named = { callId: recording.callId, recording: recording.number };
    try {
      const told = await this.#tell(recording);
      const at = clock.now();
      if (told.status === 'wait' && at - recording.knownAt < giveUpAfterMs) {
        const pauses = this.#rooms.pausesS ?? usualPausesS;
        const pauseS = pauses[Math.min(recording.tries, pauses.length - 1)] ?? 0;
        await store.postpone(recording.ref, at + pauseS * 1_000);
        return;
      }
      const settled = settledOf(told);
      this.#watch.forget(recording.ref);
      await store.settle(recording, settled);
      feed.publish({ topic: 'calls', id: recording.callId });
      if (settled.state === 'told') log.info({ event: 'recording-told', ...named });
      else log.warn({ event: 'recording-not-told', ...named, cause: settled.cause });
    } catch (error) {
      log.error({ event: 'recording-fault', ...named, error });
      await store.postpone(recording.ref, clock.now() + 60_000).catch(() => undefined);
    }
  }

  async #tell(recording: StoredRecording): Promise<Told> {
    const found = await this.#find(recording);
    if (found.status !== 'found') return found;
    const { link, isHere } = found;
    if (link === undefined) return { status: 'ready', cause: 'no-public-url' };
    const { store, journal, clock } = this.#rooms;
    const talk = await store.toldTalk(recording.callId);
    if (talk === undefined) return { status: isHere ? 'ready' : 'failed', cause: 'no-message' };
    const { callId, node, direction, clientNumber, line, extension, shortNumber } = talk;
    const event = {
      ...{ callId, node, direction, clientNumber, line, at: clock.now() },
      seq: firstSeq + recording.number,
      kind: 'record' as const,
      employee: { extension, shortNumber },
    };
    // Told again after a crash in between: the number makes it unique, and a repeat changes nothing.
    await journal.append({ calls: [], notes: [], events: [{ event, fields: recordForm({ callId, link }) }] });
    return { status: 'told' };
  }

  async #find(recording: StoredRecording): Promise<Found | Unready> {
    const { settings, publicUrl, links, cache, clock } = this.#rooms;
    const { recordings } = settings();
    if (recordings?.urlTemplate !== undefined) {
      const address = recordingAddress(recordings.urlTemplate, recording);
      if (!(await isThere(address))) return { status: 'wait', cause: 'url-not-found' };
      return { status: 'found', link: address, isHere: recordings.directory !== undefined };
    }
    if (recordings?.directory === undefined) return { status: 'failed', cause: 'not-configured' };
    const { directory } = recordings;
    const readied = await readyRecording(recording, {
      directory,
      cache,
      now: clock.now(),
      watch: this.#watch,
    });
    if (readied.status !== 'ready') return readied;
    const base = publicUrl()?.replace(/\/+$/, '');
    const link = base === undefined ? undefined : `${base}/recordings/${await links.nameOf(recording.ref)}`;
    return { status: 'found', link, isHere: true };
  }

  async #rest(): Promise<void> {
    if (this.#end.signal.aborted) return;
    const woken = new Promise<void>((resolve) => {
      this.#wakeUp = resolve;
    });
    const waiting = new AbortController();
    await Promise.race([woken, sleep(idleMs, undefined, { signal: waiting.signal }).catch(() => undefined)]);
    waiting.abort();
    this.#wakeUp = undefined;
  }
}

/** What became of it; what is still waited for by now is not coming. */
function settledOf(told: Told): SettledRecording {
  if (told.status === 'told') return { state: 'told', cause: null };
  return { state: told.status === 'ready' ? 'ready' : 'failed', cause: told.cause };
}
