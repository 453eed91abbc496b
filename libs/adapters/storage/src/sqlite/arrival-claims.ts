import { randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { JournalEntry } from '../call-journal.ts';
import { isPopup } from '../delivery-store.ts';
import type { ArrivalTaker, ClaimedDelivery, ClaimOffer } from '../delivery-store.ts';

type Told = JournalEntry['events'][number];

/** Where a new message stands in the queue: `dueAt` null: behind others; with a token: claimed until then. */
export interface Place {
  readonly dueAt: number | null;
  readonly claimToken: string | null;
  readonly claimedAt: number | null;
}

/** Claims new messages in the commit that stores them, for whoever has free slots at that moment. */
export class ArrivalClaims {
  readonly #claim;
  #taker: ArrivalTaker | undefined;
  /** Slots were offered to a commit that is not done yet. */
  #isOffered = false;

  constructor(db: Database) {
    this.#claim = db.prepare<[string | null, number | null, number | null, number]>(
      'UPDATE delivery SET claim_token = ?, claimed_at = ?, due_at = ?, started = 1 WHERE event_id = ?',
    );
  }

  register(taker: ArrivalTaker): () => void {
    this.#taker = taker;
    return () => {
      if (this.#taker === taker) this.#taker = undefined;
    };
  }

  /** Inside the transaction; `undefined` when nobody is free. */
  round(): ArrivalRound | undefined {
    const offer = this.#isOffered ? undefined : this.#taker?.offer();
    if (offer === undefined) return undefined;
    this.#isOffered = true;
    return new ArrivalRound(offer);
  }

  write(id: number, { claimToken, claimedAt, dueAt }: Place): void {
    this.#claim.run(claimToken, claimedAt, dueAt, id);
  }

  /** The commit came to its end, also to a bad one. */
  over(): void {
    this.#isOffered = false;
  }

  /** Right after the commit. */
  handOver(claimed: readonly ClaimedDelivery[]): void {
    this.#isOffered = false;
    if (claimed.length > 0) this.#taker?.take(claimed);
  }
}

/** One commit's claims, within the slots offered. */
export class ArrivalRound {
  readonly claimed: ClaimedDelivery[] = [];
  readonly #offer: ClaimOffer;
  #any: number;
  #popupsOnly: number;

  constructor(offer: ClaimOffer) {
    this.#offer = offer;
    this.#any = offer.slots.any;
    this.#popupsOnly = offer.slots.popupsOnly;
  }

  /** Takes a message whose turn it is; `undefined`: it has to wait for a claim of its own. */
  take(id: number, { event, fields }: Told): Place | undefined {
    const { now, limits } = this.#offer;
    if (event.at > now || this.#isLate(event) || !this.#takesSlot(event)) return undefined;
    const claimToken = randomUUID();
    this.claimed.push({
      ...{ id, callId: event.callId, kind: event.kind, fields, createdAt: event.at, queuedAt: event.at },
      ...{ tries: 0, actor: null, reason: null, jobId: null, claimToken },
    });
    return { claimToken, claimedAt: now, dueAt: now + limits.leaseMs };
  }

  /** The store took it late, as after a full disk. */
  #isLate({ kind, at }: Told['event']): boolean {
    return isPopup(kind) && at <= this.#offer.popupsSince;
  }

  #takesSlot({ kind }: Told['event']): boolean {
    if (isPopup(kind) && this.#popupsOnly > 0) this.#popupsOnly -= 1;
    else if (this.#any > 0) this.#any -= 1;
    else return false;
    return true;
  }
}
