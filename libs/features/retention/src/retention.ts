import type { RetentionSettings } from '@planfix-asterisk/contracts';
import type { Clock, Logger } from '@planfix-asterisk/runtime';
import { StoreError, keptThings } from '@planfix-asterisk/storage';
import type { KeptThing, RetentionStore } from '@planfix-asterisk/storage';

export interface RetentionRooms {
  readonly store: RetentionStore;
  readonly clock: Clock;
  readonly settings: () => RetentionSettings;
  readonly log?: Pick<Logger, 'info' | 'error'>;
}

const day = 86_400_000;
/** A start is busy enough. */
const firstAfterMs = 60_000;
const everyMs = 3_600_000;
/** Between two slices, and at least four times as long as a slice took: clearing away has time. */
const pauseMs = 100;
const pauseFactor = 4;
/** A plan that nobody started within a day is forgotten. */
const plansDays = 1;

/** Clears away what is old enough, once an hour, in slices so small and so far apart that no call notices. */
export class Retention {
  readonly #rooms: RetentionRooms;
  #timer: NodeJS.Timeout | undefined;
  #isStopped = false;
  #clearing: Promise<void> = Promise.resolve();
  #endPause: (() => void) | undefined;

  constructor(rooms: RetentionRooms) {
    this.#rooms = rooms;
  }

  start(): void {
    this.#plan(firstAfterMs);
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    this.#endPause?.();
    await this.#clearing;
  }

  /** All that is old enough by now. Returns how many rows of each kind were looked after. */
  async clearNow(): Promise<Partial<Record<KeptThing, number>>> {
    const { store, clock, settings } = this.#rooms;
    const now = clock.now();
    const kept = daysOf(settings());
    const before = (thing: KeptThing) => now - kept[thing] * day;
    await store.dropMonths({ attempts: before('attempts'), events: before('events') });
    const cleared: Partial<Record<KeptThing, number>> = {};
    for (const thing of keptThings) {
      const count = await this.#clear(thing, before(thing));
      if (count > 0) cleared[thing] = count;
    }
    return cleared;
  }

  #plan(afterMs: number): void {
    this.#timer = setTimeout(() => {
      this.#clearing = this.#run();
    }, afterMs).unref();
  }

  async #run(): Promise<void> {
    try {
      const cleared = await this.clearNow();
      if (Object.keys(cleared).length > 0) this.#rooms.log?.info({ event: 'old-rows-cleared', ...cleared });
    } catch (error) {
      // The store itself says when it takes no writes; the next hour makes up for it.
      if (!(error instanceof StoreError)) this.#rooms.log?.error({ event: 'retention-failed', error });
    }
    if (!this.#isStopped) this.#plan(everyMs);
  }

  async #clear(thing: KeptThing, before: number): Promise<number> {
    let sum = 0;
    while (!this.#isStopped) {
      const startedAt = performance.now();
      const count = await this.#rooms.store.clear(thing, before);
      if (count === 0) break;
      sum += count;
      await this.#pause(Math.max(pauseMs, pauseFactor * (performance.now() - startedAt)));
    }
    return sum;
  }

  async #pause(ms: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

function daysOf({ bodiesDays, attemptsDays, eventsDays, auditDays }: RetentionSettings) {
  return {
    bodies: bodiesDays,
    attempts: attemptsDays,
    events: eventsDays,
    calls: eventsDays,
    plans: plansDays,
    replays: auditDays,
    'back-fills': auditDays,
    audit: auditDays,
  } as const satisfies Record<KeptThing, number>;
}
