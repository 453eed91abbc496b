import type { Database } from 'better-sqlite3';
import { finalStates } from '../delivery-store.ts';
import type {
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
  RequeueOutcome,
} from '../delivery-store.ts';
import type { ChangeHints } from '../change-hints.ts';
import { interruptedAttempt } from '../interrupted-attempt.ts';
import { parseFields } from '../stored-json.ts';
import { AttemptLog } from './attempt-log.ts';
import { Claims } from './claims.ts';
import { DeliveryCounts } from './delivery-counts.ts';
import { deliveryStatements } from './delivery-statements.ts';
import { LaneTurns } from './lane-turns.ts';
import type { SqliteGate } from './sqlite-gate.ts';

interface StoreOptions {
  readonly handle: Database;
  readonly gate: SqliteGate;
  readonly hints: ChangeHints;
}

export class SqliteDeliveryStore implements DeliveryStore {
  readonly #options: StoreOptions;
  readonly #claims: Claims;
  readonly #attempts: AttemptLog;
  readonly #counts: DeliveryCounts;
  readonly #turns: LaneTurns;
  readonly #sql;

  constructor(options: StoreOptions) {
    this.#options = options;
    this.#claims = new Claims(options.handle);
    this.#attempts = new AttemptLog(options.handle);
    this.#counts = new DeliveryCounts(options.handle);
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

  async finish(claim: HeldClaim, attempt: NewAttempt, step: DeliveryStep): Promise<FinishOutcome> {
    const write = () => this.#writeOutcome(claim, attempt, step);
    const outcome = await this.#options.gate.runSync('write outcome', write, { flush: 'soon' });
    this.#changed(claim.id);
    return outcome;
  }

  async expirePopups(limits: { now: number; queuedBefore: number; lateBefore: number }): Promise<number> {
    const { now, queuedBefore, lateBefore } = limits;
    const isAny = this.#sql.latePopups.get(queuedBefore, lateBefore) !== undefined;
    if (!isAny) return 0;
    const expired = await this.#options.gate.runSync('expire pop-ups', () => {
      const late = this.#sql.latePopups.all(queuedBefore, lateBefore);
      for (const { id } of late) this.#makeFinal(id, 'expired', now);
      for (const callId of new Set(late.map((row) => row.callId))) this.#turns.settle(callId);
      return late.length;
    });
    this.#changed();
    return expired;
  }

  async recover(now: number): Promise<number> {
    const left = await this.#options.gate.runSync('release deliveries', () => {
      const rows = this.#sql.allClaimed.all();
      for (const row of rows) {
        this.#attempts.add(row.id, interruptedAttempt(row.fields, row.claimedAt));
        this.#sql.release.run(now, row.id);
      }
      for (const { callId } of this.#sql.openCalls.all()) this.#turns.settle(callId);
      return rows.length;
    });
    this.#changed();
    return left;
  }

  async requeue(id: number, by: { actor: string; reason: string; now: number }): Promise<RequeueOutcome> {
    const outcome = await this.#options.gate.runSync('requeue delivery', () => {
      const event = this.#sql.event.get(id);
      if (event === undefined) return 'not-found';
      if (event.state === 'waiting') return 'under-way';
      this.#sql.enqueueAgain.run({ id, now: by.now, actor: by.actor, reason: by.reason });
      this.#attempts.setState(id, 'waiting', by.now);
      this.#counts.left(event.state);
      this.#turns.settle(event.callId);
      return 'requeued';
    });
    if (outcome === 'requeued') this.#changed(id);
    return outcome;
  }

  outlook(): Promise<Outlook> {
    return Promise.resolve(this.#look());
  }

  onReady(listener: () => void): () => void {
    return this.#options.hints.onReady(listener);
  }

  #look(): Outlook {
    const nextDueAt = this.#sql.nextDue.get() ?? null;
    return { nextDueAt, hasWaitingPopups: this.#sql.waitingPopup.get() !== undefined };
  }

  #changed(id?: number): void {
    this.#options.hints.deliveryChanged(id);
    this.#options.hints.ready();
  }

  #take(now: number, slots: ClaimSlots, { leaseMs, maxStarts }: ClaimLimits): ClaimedDelivery[] {
    const claimed: ClaimedDelivery[] = [];
    for (const { started, claimedAt, ...row } of this.#claims.due(now, slots)) {
      if (claimedAt !== null) this.#attempts.add(row.id, interruptedAttempt(row.fields, claimedAt));
      if (started >= maxStarts) {
        this.#makeFinal(row.id, 'failed', now);
        this.#turns.settle(row.callId);
        continue;
      }
      const claimToken = this.#claims.take(row.id, now, now + leaseMs);
      claimed.push({ ...row, fields: parseFields(row.fields), claimToken });
    }
    return claimed;
  }

  #writeOutcome({ id, claimToken }: HeldClaim, attempt: NewAttempt, step: DeliveryStep): FinishOutcome {
    const held = this.#sql.claimed.get(id, claimToken);
    if (held === undefined) return 'lost-claim';
    this.#attempts.add(id, attempt);
    this.#apply(id, step, Math.round(attempt.startedAt + attempt.durationMs));
    this.#turns.settle(held.callId);
    return 'finished';
  }

  #apply(id: number, step: DeliveryStep, at: number): void {
    switch (step.do) {
      case 'retry':
        this.#sql.retry.run(step.at, id);
        break;
      case 'hold':
        this.#sql.hold.run(id);
        break;
      default:
        this.#makeFinal(id, finalStates[step.do], at);
    }
  }

  #makeFinal(id: number, state: FinalState, at: number): void {
    this.#sql.remove.run(id);
    this.#attempts.setState(id, state, at);
    this.#counts.entered(state, at);
  }
}
