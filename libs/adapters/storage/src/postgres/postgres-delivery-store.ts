import type { ClientBase, PoolClient } from 'pg';
import type { EntityManager } from 'typeorm';
import type { ChangeHints } from '../change-hints.ts';
import { finalStates } from '../delivery-store.ts';
import type {
  ClaimedDelivery,
  ClaimLimits,
  ClaimSlots,
  DeliveryStep,
  DeliveryStore,
  FinishOutcome,
  HeldClaim,
  NewAttempt,
  Outlook,
} from '../delivery-store.ts';
import type { QueueUpkeep } from '../queue-upkeep.ts';
import { bringForward } from '../steering/bring-forward.ts';
import { parseFields } from '../stored-json.ts';
import { addAttempt, setStates } from './attempt-log.ts';
import { takeDue } from './claims.ts';
import { countOutcome } from './count-outcome.ts';
import { CountChanges, triedMessages } from './delivery-counts.ts';
import { deliverySql } from './delivery-sql.ts';
import { endPopups } from './end-popups.ts';
import type { LatePopup } from './end-popups.ts';
import { countByHour } from './hour-counts.ts';
import { settleTurns } from './lane-turns.ts';
import { lockCalls } from './locks.ts';
import { noteInterruptions } from './note-interruptions.ts';
import type { PostgresGate } from './postgres-gate.ts';

interface StoreOptions {
  readonly gate: PostgresGate;
  readonly hints: ChangeHints;
}

type LatenessLimits = Parameters<DeliveryStore['expirePopups']>[0];

/** Calls looked after in one transaction: enough to be quick, few enough to keep nobody waiting. */
const callsAtOnce = 100;
const lookEveryMs = 1_000;

export class PostgresDeliveryStore implements DeliveryStore, QueueUpkeep {
  readonly #gate: PostgresGate;
  readonly #hints: ChangeHints;

  constructor({ gate, hints }: StoreOptions) {
    this.#gate = gate;
    this.#hints = hints;
  }

  async claim(now: number, slots: ClaimSlots, limits: ClaimLimits): Promise<ClaimedDelivery[]> {
    const taken = await this.#gate.transact('claim deliveries', async (client) => {
      const rows = await takeDue(client, now, { slots, limits });
      await noteInterruptions(client, rows, now);
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

  /** Another process may be the one with a free slot. */
  claimOnArrival(): () => void {
    return () => undefined;
  }

  async finish(claim: HeldClaim, attempt: NewAttempt, step: DeliveryStep): Promise<FinishOutcome> {
    const outcome = await this.#gate.transact('write outcome', async (client) => {
      const locked = lockCalls(client, [claim.callId]);
      const [held] = await Promise.all([letGo(client, claim, step), locked]);
      if (!held) return 'lost-claim';
      const at = Math.round(attempt.startedAt + attempt.durationMs);
      const state = step.do === 'retry' || step.do === 'hold' ? undefined : finalStates[step.do];
      const counts = await countOutcome(client, claim, { attempt, step });
      await addAttempt(client, claim, { attempt, ...(state === undefined ? {} : { ended: { state, at } }) });
      await settleTurns(client, [claim.callId]);
      if (state !== undefined) counts.entered(state);
      await counts.write(client, at);
      if (state !== undefined) await countByHour(client, { ids: [claim.id], state, at });
      return 'finished';
    });
    this.changed(claim.id);
    return outcome;
  }

  /** All of them, however many: what is late must not be claimed after this. */
  async expirePopups(limits: LatenessLimits): Promise<number> {
    let expired = 0;
    for (let found = callsAtOnce; found === callsAtOnce;) {
      const slice = await this.#expireSome(limits);
      expired += slice.expired;
      found = slice.found;
    }
    if (expired > 0) this.changed();
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
    this.changed();
    return 0;
  }

  async bringForward(now: number, limit: number): Promise<number> {
    const count = await bringForward({ gate: this.#gate }, now, limit);
    if (count > 0) this.changed();
    return count;
  }

  async lock(manager: EntityManager, callIds: readonly string[]): Promise<void> {
    await lockCalls(await clientOf(manager), callIds);
  }

  async settle(manager: EntityManager, callIds: readonly string[]): Promise<void> {
    await settleTurns(await clientOf(manager), callIds);
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

  changed(id?: number): void {
    this.#hints.deliveryChanged(id);
    this.#hints.ready();
  }

  async #expireSome({
    now,
    queuedBefore,
    lateBefore,
  }: LatenessLimits): Promise<{ found: number; expired: number }> {
    const late = await this.#gate.look('look for late pop-ups', (pool) =>
      pool.query<{ id: number; callId: string }>(deliverySql.latePopups, [
        queuedBefore,
        lateBefore,
        callsAtOnce,
      ]),
    );
    if (late.rows.length === 0) return { found: 0, expired: 0 };
    const expired = await this.#gate.transact('expire pop-ups', async (client) => {
      const callIds = [...new Set(late.rows.map(({ callId }) => callId))];
      await lockCalls(client, callIds);
      const ids = late.rows.map(({ id }) => id);
      const gone = await client.query<LatePopup>(deliverySql.removeLate, [queuedBefore, lateBefore, ids]);
      await endPopups(client, gone.rows, { callIds, now });
      return gone.rows.length;
    });
    return { found: late.rows.length, expired };
  }

  /** Claimed once more, but only to be failed: its sending may be what ends the processes. */
  async #giveUp(claim: HeldClaim, at: number): Promise<void> {
    await this.#gate.transact('give up delivery', async (client) => {
      await lockCalls(client, [claim.callId]);
      if (!(await letGo(client, claim, { do: 'failed' }))) return;
      const counts = new CountChanges();
      const tried = (await triedMessages(client, [claim.id])).get(claim.id);
      await setStates(client, [claim.id], { state: 'failed', at });
      await settleTurns(client, [claim.callId]);
      counts.entered('failed');
      if (tried) counts.moved({ ...tried, tries: claim.tries }, { ...tried, state: 'failed', tries: 0 });
      await counts.write(client, at);
      await countByHour(client, { ids: [claim.id], state: 'failed', at });
    });
  }
}

/** The connection of a transaction of TypeORM. */
async function clientOf({ queryRunner }: EntityManager): Promise<ClientBase> {
  if (queryRunner === undefined) throw new Error('Not within a transaction');
  // TypeORM's types do not say what it is.
  return (await queryRunner.connect()) as ClientBase;
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
