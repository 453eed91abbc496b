import type { Database } from 'better-sqlite3';
import type { JournalEntry } from '../call-journal.ts';
import type { ClaimedDelivery } from '../delivery-store.ts';
import type { ArrivalClaims, ArrivalRound, Place } from './arrival-claims.ts';
import { EventLog } from './event-log.ts';
import { LaneTurns } from './lane-turns.ts';

type Told = JournalEntry['events'][number];

export interface Arrived {
  /** Of each event, in order. */
  readonly deliveryIds: number[];
  readonly claimed: readonly ClaimedDelivery[];
}

const behind: Place = { dueAt: null, claimToken: null, claimedAt: null };

/** Puts new messages into the log and into their places in the queue; inside a transaction. */
export class Arrivals {
  readonly #log: EventLog;
  readonly #turns: LaneTurns;
  readonly #claims: ArrivalClaims;
  readonly #anyOpen;

  constructor(db: Database, claims: ArrivalClaims) {
    this.#log = new EventLog(db);
    this.#turns = new LaneTurns(db);
    this.#claims = claims;
    this.#anyOpen = db.prepare<[string]>('SELECT 1 FROM delivery WHERE call_id = ? LIMIT 1');
  }

  /** `isClaimable`: whoever has a free slot may have them at once. */
  add(events: JournalEntry['events'], isClaimable: boolean): Arrived {
    const round = isClaimable && events.length > 0 ? this.#claims.round() : undefined;
    const others = new Map<string, Map<number, Told>>();
    const deliveryIds = events.map((told) => {
      const { callId } = told.event;
      const isAlone = this.#isAlone(told);
      const { id, isNew } = this.#log.add(told, (fresh) => (isAlone ? headOf(fresh, told, round) : behind));
      if (isNew && !isAlone)
        others.set(callId, (others.get(callId) ?? new Map<number, Told>()).set(id, told));
      return id;
    });
    for (const [callId, arrived] of others) this.#settle(callId, arrived, round);
    return { deliveryIds, claimed: round?.claimed ?? [] };
  }

  /** No other message of its call is open, so it is its turn. A recording may wait for a result that failed. */
  #isAlone({ event }: Told): boolean {
    return event.kind !== 'record' && this.#anyOpen.get(event.callId) === undefined;
  }

  #settle(callId: string, arrived: ReadonlyMap<number, Told>, round: ArrivalRound | undefined): void {
    this.#turns.settle(callId, (id) => {
      const told = arrived.get(id);
      const place = told && round?.take(id, told);
      if (place === undefined) return false;
      this.#claims.write(id, place);
      return true;
    });
  }
}

const headOf = (id: number, told: Told, round: ArrivalRound | undefined): Place =>
  round?.take(id, told) ?? { ...behind, dueAt: told.event.at };
