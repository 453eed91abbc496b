import type { PoolClient } from 'pg';
import type { ChangeHints } from '../change-hints.ts';
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
import { interruptedAttempt } from '../interrupted-attempt.ts';
import { parseFields } from '../stored-json.ts';
import { addAttempt, setStates } from './attempt-log.ts';
import { takeDue } from './claims.ts';
import type { Taken } from './claims.ts';
import { countStates } from './delivery-counts.ts';
import { deliverySql } from './delivery-sql.ts';
import { settleTurns } from './lane-turns.ts';
import { lockCalls } from './locks.ts';
import type { PostgresGate } from './postgres-gate.ts';

interface LoggedEvent {
  callId: string;
  state: FinalState | 'waiting';
}

interface StoreOptions {
  readonly gate: PostgresGate;
  readonly hints: ChangeHints;
}

/** Calls looked after in one transaction: enough to be quick, few enough to keep nobody waiting. */
const callsAtOnce = 100;
const lookEveryMs = 1_000;

export class PostgresDeliveryStore implements DeliveryStore {
  readonly #gate: PostgresGate;
  readonly #hints: ChangeHints;

  constructor({ gate, hints }: StoreOptions) {
    this.#gate = gate;
    this.#hints = hints;
  }

  async claim(now: number, slots: ClaimSlots, limits: ClaimLimits): Promise<ClaimedDelivery[]> {
    const taken = await this.#gate.transact('claim deliveries', async (client) => {
      const rows = await takeDue(client, now, { slots, limits });
      for (const row of rows) await noteInterruption(client, row);
      return rows;
    });
    const claimed: ClaimedDelivery[] = [];
    for (const { claim, started } of taken) {
      if (started >= limits.maxStarts) await this.#giveUp(claim, now);
      else claimed.push({ ...claim, fields: parseFields(claim.fields) });
    }
    if (taken.length > 0) this.#hints.deliveryChanged();
    return claimed;
  }

  async finish(claim: HeldClaim, attempt: NewAttempt, step: DeliveryStep): Promise<FinishOutcome> {
    const outcome = await this.#gate.transact('write outcome', async (client) => {
      const locked = lockCalls(client, [claim.callId]);
      const [held] = await Promise.all([letGo(client, claim, step), locked]);
      if (!held) return 'lost-claim';
      const at = Math.round(attempt.startedAt + attempt.durationMs);
      const state = step.do === 'retry' || step.do === 'hold' ? undefined : finalStates[step.do];
      await addAttempt(client, claim, { attempt, ...(state === undefined ? {} : { ended: { state, at } }) });
      await settleTurns(client, [claim.callId]);
      if (state !== undefined) await countStates(client, { entered: [state], at });
      return 'finished';
    });
    this.#changed(claim.id);
    return outcome;
  }

  async expirePopups(limits: { now: number; queuedBefore: number; lateBefore: number }): Promise<number> {
    const { now, queuedBefore, lateBefore } = limits;
    const late = await this.#gate.look('look for late pop-ups', (pool) =>
      pool.query<{ id: number; callId: string }>(deliverySql.latePopups, [
        queuedBefore,
        lateBefore,
        callsAtOnce,
      ]),
    );
    if (late.rows.length === 0) return 0;
    const expired = await this.#gate.transact('expire pop-ups', async (client) => {
      const callIds = [...new Set(late.rows.map(({ callId }) => callId))];
      await lockCalls(client, callIds);
      const ids = late.rows.map(({ id }) => id);
      const gone = await client.query<{ id: number }>(deliverySql.removeLate, [
        queuedBefore,
        lateBefore,
        ids,
      ]);
      await setStates(
        client,
        gone.rows.map(({ id }) => id),
        { state: 'expired', at: now },
      );
      await settleTurns(client, callIds);
      await countStates(client, { entered: gone.rows.map(() => 'expired' as const), at: now });
      return gone.rows.length;
    });
    this.#changed();
    return expired;
  }

  /** Other processes work on: claims end by their leases, not because this one starts. */
  async recover(): Promise<number> {
    const calls = await this.#gate.look('look for open calls', (pool) =>
      pool.query<{ callId: string }>(deliverySql.openCalls),
    );
    const callIds = calls.rows.map(({ callId }) => callId);
    while (callIds.length > 0) {
      const some = callIds.splice(0, callsAtOnce);
      await this.#gate.transact('give lanes their heads', async (client) => {
        await lockCalls(client, some);
        await settleTurns(client, some);
      });
    }
    this.#changed();
    return 0;
  }

  async requeue(id: number, by: { actor: string; reason: string; now: number }): Promise<RequeueOutcome> {
    const outcome = await this.#gate.transact('requeue delivery', (client) => requeue(client, id, by));
    if (outcome === 'requeued') this.#changed(id);
    return outcome;
  }

  async outlook(): Promise<Outlook> {
    const { rows } = await this.#gate.look('look ahead', (pool) => pool.query<Outlook>(deliverySql.outlook));
    return rows[0] ?? { nextDueAt: null, hasWaitingPopups: false };
  }

  /** A hint of another process may get lost: now and then one looks without. */
  onReady(listener: () => void): () => void {
    const looking = setInterval(listener, lookEveryMs).unref();
    const end = this.#hints.onReady(listener);
    return () => {
      clearInterval(looking);
      end();
    };
  }

  #changed(id?: number): void {
    this.#hints.deliveryChanged(id);
    this.#hints.ready();
  }

  /** Claimed once more, but only to be failed: its sending may be what ends the processes. */
  async #giveUp(claim: HeldClaim, at: number): Promise<void> {
    await this.#gate.transact('give up delivery', async (client) => {
      await lockCalls(client, [claim.callId]);
      if (!(await letGo(client, claim, { do: 'failed' }))) return;
      await setStates(client, [claim.id], { state: 'failed', at });
      await settleTurns(client, [claim.callId]);
      await countStates(client, { entered: ['failed'], at });
    });
  }
}

async function noteInterruption(client: PoolClient, { claim, formerClaimedAt }: Taken): Promise<void> {
  if (formerClaimedAt === null) return;
  await addAttempt(client, claim, { attempt: interruptedAttempt(claim.fields, formerClaimedAt) });
}

/** False if the claim is not held any more: its lease ran out and another process took it. */
async function letGo(client: PoolClient, claim: HeldClaim, step: DeliveryStep): Promise<boolean> {
  const held = [claim.id, claim.claimToken];
  const query = () => {
    switch (step.do) {
      case 'retry':
        return client.query({ name: 'retry', text: deliverySql.retry, values: [...held, step.at] });
      case 'hold':
        return client.query(deliverySql.hold, held);
      default:
        return client.query({ name: 'remove', text: deliverySql.remove, values: held });
    }
  };
  return (await query()).rowCount === 1;
}

async function requeue(
  client: PoolClient,
  id: number,
  { actor, reason, now }: { actor: string; reason: string; now: number },
): Promise<RequeueOutcome> {
  const call = await client.query<{ callId: string }>(deliverySql.callOf, [id]);
  await lockCalls(
    client,
    call.rows.map(({ callId }) => callId),
  );
  const { rows } = await client.query<LoggedEvent>(deliverySql.event, [id]);
  const [event] = rows;
  if (event === undefined) return 'not-found';
  if (event.state === 'waiting') return 'under-way';
  await client.query(deliverySql.enqueueAgain, [id, now, actor, reason]);
  await setStates(client, [id], { state: 'waiting', at: now });
  await settleTurns(client, [event.callId]);
  await countStates(client, { left: [event.state], at: now });
  return 'requeued';
}
