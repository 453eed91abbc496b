import type { Database } from 'better-sqlite3';
import { finalStates, isPopup } from '../delivery-store.ts';
import type {
  ArrivalTaker,
  ClaimedDelivery,
  ClaimLimits,
  ClaimSlots,
  DeliveryStep,
  DeliveryStore,
  FinalState,
  FinishOutcome,
  HeldClaim,
  NewAttempt,
  Outlook,
} from '../delivery-store.ts';
import type { ChangeHints } from '../change-hints.ts';
import { interruptedAttempt } from '../interrupted-attempt.ts';
import type { QueueUpkeep } from '../queue-upkeep.ts';
import { bringForward } from '../steering/bring-forward.ts';
import { parseFields } from '../stored-json.ts';
import type { ArrivalClaims } from './arrival-claims.ts';
import { AttemptLog } from './attempt-log.ts';
import { Claims } from './claims.ts';
import { DeliveryCounts } from './delivery-counts.ts';
import { deliveryStatements } from './delivery-statements.ts';
import { HourCounts } from './hour-counts.ts';
import { LaneTurns } from './lane-turns.ts';
import type { SqliteGate } from './sqlite-gate.ts';
import { TroubleCounts } from './trouble-counts.ts';

interface StoreOptions {
  readonly handle: Database;
  readonly gate: SqliteGate;
  readonly hints: ChangeHints;
  readonly arrivals: ArrivalClaims;
}

export class SqliteDeliveryStore implements DeliveryStore, QueueUpkeep {
  readonly #options: StoreOptions;
  readonly #claims: Claims;
  readonly #attempts: AttemptLog;
  readonly #counts: DeliveryCounts;
  readonly #hours: HourCounts;
  readonly #troubles: TroubleCounts;
  readonly #turns: LaneTurns;
  readonly #sql;

  constructor(options: StoreOptions) {
    this.#options = options;
    this.#claims = new Claims(options.handle);
    this.#attempts = new AttemptLog(options.handle);
    this.#counts = new DeliveryCounts(options.handle);
    this.#hours = new HourCounts(options.handle);
    this.#troubles = new TroubleCounts(options.handle, this.#counts);
    this.#turns = new LaneTurns(options.handle);
    this.#sql = deliveryStatements(options.handle);
  }

  async claim(now: number, slots: ClaimSlots, limits: ClaimLimits): Promise<ClaimedDelivery[]> {
    // Read first: most looks find nothing, and a commit costs the disk a flush.
    const { nextDueAt } = this.#look();
    if (nextDueAt === null || nextDueAt > now) return [];
    const take = () => this.#take(now, slots, limits);
    // Not flushed: a claim that the power took away leaves the message due, which is right.
    const claimed = await this.#options.gate.runSync('claim deliveries', take, {
      urgent: true,
      flush: 'unneeded',
    });
    if (claimed.length > 0) this.#options.hints.deliveryChanged();
    return claimed;
  }

  claimOnArrival(taker: ArrivalTaker): () => void {
    return this.#options.arrivals.register(taker);
  }

  async finish(claim: HeldClaim, attempt: NewAttempt, step: DeliveryStep): Promise<FinishOutcome> {
    const write = () => this.#writeOutcome(claim, attempt, step);
    const outcome = await this.#options.gate.runSync('write outcome', write, { flush: 'soon' });
    this.changed(claim.id);
    return outcome;
  }

  async expirePopups(limits: { now: number; queuedBefore: number; lateBefore: number }): Promise<number> {
    const { now, ...late } = limits;
    if (this.#sql.latePopups.get(late) === undefined) return 0;
    const expired = await this.#options.gate.runSync('expire pop-ups', () => {
      const rows = this.#sql.latePopups.all(late);
      for (const { id, isOver } of rows) {
        const state = isOver === 1 ? 'expired' : 'superseded';
        this.#troubles.around(id, now, () => this.#makeFinal(id, state, now));
      }
      for (const callId of new Set(rows.map((row) => row.callId))) this.#turns.settle(callId);
      return rows.length;
    });
    this.changed();
    return expired;
  }

  async recover(now: number): Promise<number> {
    const left = await this.#options.gate.runSync('release deliveries', () => {
      const rows = this.#sql.allClaimed.all();
      for (const row of rows) {
        this.#troubles.around(row.id, now, () => {
          this.#attempts.add(row.id, interruptedAttempt(row.fields, row.claimedAt));
          this.#sql.release.run(now, row.id);
        });
      }
      for (const { callId } of this.#sql.openCalls.all()) this.#turns.settle(callId);
      return rows.length;
    });
    this.changed();
    return left;
  }

  async bringForward(now: number, limit: number): Promise<number> {
    const count = await bringForward(this.#options, now, limit);
    if (count > 0) this.changed();
    return count;
  }

  outlook(): Promise<Outlook> {
    return Promise.resolve(this.#look());
  }

  onReady(listener: () => void): () => void {
    return this.#options.hints.onReady(listener);
  }

  /** The transaction of the gate is alone already. */
  lock(): Promise<void> {
    return Promise.resolve();
  }

  /** TypeORM's transactions are on the same connection. */
  settle(_: unknown, callIds: readonly string[]): Promise<void> {
    for (const callId of callIds) this.#turns.settle(callId);
    return Promise.resolve();
  }

  #look(): Outlook {
    const nextDueAt = this.#sql.nextDue.get() ?? null;
    return { nextDueAt, hasWaitingPopups: this.#sql.waitingPopup.get() !== undefined };
  }

  changed(id?: number): void {
    this.#options.hints.deliveryChanged(id);
    this.#options.hints.ready();
  }

  #take(now: number, slots: ClaimSlots, { leaseMs, maxStarts }: ClaimLimits): ClaimedDelivery[] {
    const claimed: ClaimedDelivery[] = [];
    for (const { started, claimedAt, ...row } of this.#claims.due(now, slots)) {
      const isGivenUp = started >= maxStarts;
      if (isGivenUp || claimedAt !== null) this.#interrupt(row, { claimedAt, now, isGivenUp });
      if (isGivenUp) continue;
      const claimToken = this.#claims.take(row.id, now, now + leaseMs);
      claimed.push({ ...row, fields: parseFields(row.fields), claimToken });
    }
    return claimed;
  }

  /** The lease of its last claim ran out, or it was started once too often. */
  #interrupt(
    { id, callId, fields }: { id: number; callId: string; fields: string },
    { claimedAt, now, isGivenUp }: { claimedAt: number | null; now: number; isGivenUp: boolean },
  ): void {
    this.#troubles.around(id, now, () => {
      if (claimedAt !== null) this.#attempts.add(id, interruptedAttempt(fields, claimedAt));
      if (isGivenUp) this.#makeFinal(id, 'failed', now);
    });
    if (isGivenUp) this.#turns.settle(callId);
  }

  #writeOutcome(
    { id, claimToken, tries, kind }: HeldClaim,
    attempt: NewAttempt,
    step: DeliveryStep,
  ): FinishOutcome {
    const held = this.#sql.claimed.get(id, claimToken);
    if (held === undefined) return 'lost-claim';
    const at = Math.round(attempt.startedAt + attempt.durationMs);
    const change = () => this.#apply({ id, kind }, attempt, { step, at });
    // Delivered at the first try: it was never counted among those that did not go well, and is not now.
    if (step.do === 'done' && tries === 0) change();
    else this.#troubles.around(id, at, change);
    this.#turns.settle(held.callId);
    return 'finished';
  }

  #apply(
    { id, kind }: Pick<HeldClaim, 'id' | 'kind'>,
    attempt: NewAttempt,
    { step, at }: { step: DeliveryStep; at: number },
  ): void {
    if (step.do === 'retry' || step.do === 'hold') {
      this.#attempts.add(id, attempt);
      if (step.do === 'retry') this.#sql.retry.run(step.at, id);
      else this.#sql.hold.run(id);
      return;
    }
    const state = finalStates[step.do];
    this.#attempts.add(id, attempt, { state, at });
    this.#ended(id, state, { at, isTimed: isPopup(kind) });
  }

  #makeFinal(id: number, state: FinalState, at: number): void {
    this.#attempts.setState(id, state, at);
    this.#ended(id, state, { at, isTimed: false });
  }

  #ended(id: number, state: FinalState, { at, isTimed }: { at: number; isTimed: boolean }): void {
    this.#sql.remove.run(id);
    this.#counts.entered(state, at);
    this.#hours.entered(id, state, { at, isTimed });
  }
}
