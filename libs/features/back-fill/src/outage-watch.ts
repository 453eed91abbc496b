import type { ChangeFeed, Clock, Logger } from '@planfix-asterisk/runtime';
import { StoreError, TermOver } from '@planfix-asterisk/storage';
import type { BackFillStore } from '@planfix-asterisk/storage';

export interface OutageWatchRooms {
  readonly node: string;
  readonly store: Pick<BackFillStore, 'heard' | 'noteHeard' | 'outageOver'>;
  /** Without records of its calls there is nothing to fill a gap with. */
  readonly hasRecords: () => boolean;
  readonly feed: ChangeFeed;
  readonly clock: Clock;
  readonly log: Pick<Logger, 'info' | 'error'>;
  readonly beatMs?: number;
}

/** At most so much of a time that was heard is looked through again after an outage. */
const usualBeatMs = 10_000;
/** The PBX's clock and ours differ a little. */
const marginMs = 10_000;

/**
 * Keeps until when the calls of a PBX were heard, and has the gap filled when the link is back: also after the product
 * itself was away. The mark moves past a gap in the transaction that writes the back-fill down.
 */
export class OutageWatch {
  readonly #rooms: OutageWatchRooms;
  #connectedAt: number | undefined;
  #isCaughtUp = false;
  #beating: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;
  #isStopped = false;

  constructor(rooms: OutageWatchRooms) {
    this.#rooms = rooms;
  }

  start(): void {
    this.#timer = setInterval(() => this.#beat(), this.#rooms.beatMs ?? usualBeatMs).unref();
  }

  /** Its events reach us, and what is alive on it is known. */
  linkUp(at: number): void {
    this.#connectedAt = at;
    this.#isCaughtUp = false;
    this.#beat();
  }

  linkLost(): void {
    this.#connectedAt = undefined;
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#beat();
    this.#isStopped = true;
    await this.#beating;
  }

  #beat(): void {
    if (!this.#isStopped) this.#beating = this.#beating.then(() => this.#keep());
  }

  async #keep(): Promise<void> {
    const { store, node, clock, log } = this.#rooms;
    const connectedAt = this.#connectedAt;
    if (connectedAt === undefined) return;
    try {
      if (this.#isCaughtUp) {
        await store.noteHeard(node, clock.now());
        return;
      }
      await this.#fillUpTo(connectedAt);
      if (this.#connectedAt === connectedAt) this.#isCaughtUp = true;
    } catch (error) {
      // Made up for at the next beat; the mark stands where it was.
      if (error instanceof StoreError || error instanceof TermOver) return;
      log.error({ event: 'outage-not-noted', node, error });
    }
  }

  async #fillUpTo(at: number): Promise<void> {
    const { store, node, hasRecords, clock, feed, log } = this.#rooms;
    const heard = await store.heard(node);
    if (heard === undefined || heard.until >= at || !hasRecords()) {
      await store.noteHeard(node, at);
      return;
    }
    const from = Math.max(heard.until - marginMs, heard.since);
    await store.outageOver(node, { from, to: at, now: clock.now() });
    log.info({ event: 'outage-over', node, awayMs: at - heard.until });
    feed.publish({ topic: 'back-fills' });
  }
}
