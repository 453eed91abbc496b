import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { AuditLog, AuditRecord } from '../audit-log.ts';
import { callEventEntity } from '../entities/call-event.entity.ts';
import { deliveryEntity } from '../entities/delivery.entity.ts';
import type { QueueUpkeep } from '../queue-upkeep.ts';
import type { Storage } from '../storage.ts';
import { bumpCounters } from './bump-counters.ts';
import { CounterChanges } from './counter-changes.ts';
import { requeue } from './requeue.ts';
import type { RequeuedBy } from './requeue.ts';
import { uncountByHour } from './uncount-by-hour.ts';

export type RequeueOutcome = 'requeued' | 'not-found' | 'under-way' | 'content-deleted';
export type SkipOutcome = 'skipped' | 'not-found' | 'under-way' | 'finished';

type Upkeep = Pick<Storage, 'gate' | 'queue'>;

/** What people do to single messages; each change stands in the audit log, in the same transaction. */
export class MessageSteering {
  readonly #storage: Upkeep;
  readonly #auditLog: AuditLog;

  constructor(storage: Upkeep, auditLog: AuditLog) {
    this.#storage = storage;
    this.#auditLog = auditLog;
  }

  /** Puts a final message back in its original place. */
  async requeue(id: number, by: RequeuedBy, audit: AuditRecord): Promise<RequeueOutcome> {
    const outcome = await this.#storage.gate.run('requeue message', async (manager) => {
      const result = (await requeue(manager, this.#storage.queue, { ids: [id], by })).get(id) ?? 'not-found';
      if (result === 'requeued') await this.#auditLog.writeWith(manager, audit);
      return result;
    });
    if (outcome === 'requeued') this.#storage.queue.changed(id);
    return outcome;
  }

  /** Gives up a message that waits or has failed, and lets go what waited for it. */
  async skip(id: number, by: RequeuedBy, audit: AuditRecord): Promise<SkipOutcome> {
    const outcome = await this.#storage.gate.run('skip message', async (manager) => {
      const result = await this.#skip(manager, id, by);
      if (result === 'skipped') await this.#auditLog.writeWith(manager, audit);
      return result;
    });
    if (outcome === 'skipped') this.#storage.queue.changed(id);
    return outcome;
  }

  async #skip(manager: EntityManager, id: number, by: RequeuedBy): Promise<SkipOutcome> {
    const event = await lockedEvent(manager, this.#storage.queue, id);
    if (event === null) return 'not-found';
    if (event.state !== 'waiting' && event.state !== 'failed') return 'finished';
    const waiting = await manager.findOneBy(deliveryEntity, { eventId: id });
    if (waiting !== null && !(await removeUnclaimed(manager, id))) return 'under-way';
    const skipped = {
      state: 'skipped',
      finishedAt: by.now,
      skippedBy: by.actor,
      skipReason: by.reason,
    } as const;
    await manager.update(callEventEntity, { id, state: In(['waiting', 'failed']) }, skipped);
    const changes = new CounterChanges();
    changes.left({ ...event, tries: waiting?.tries ?? 0 });
    changes.entered({ ...event, ...skipped, tries: 0 });
    await this.#storage.queue.settle(manager, [event.callId]);
    await bumpCounters(manager, changes.byName, by.now);
    await uncountByHour(manager, [event]);
    return 'skipped';
  }
}

/** As it is when nobody else can change it any more. */
async function lockedEvent(manager: EntityManager, queue: QueueUpkeep, id: number) {
  const seen = await manager.findOne(callEventEntity, { select: { callId: true }, where: { id } });
  if (seen === null) return null;
  await queue.lock(manager, [seen.callId]);
  return manager.findOneBy(callEventEntity, { id });
}

/** Not while it is on the wire: what came of it must be written down. */
async function removeUnclaimed(manager: EntityManager, id: number): Promise<boolean> {
  const removed = await manager
    .createQueryBuilder()
    .delete()
    .from(deliveryEntity)
    .where('event_id = :id AND claim_token IS NULL', { id })
    .execute();
  return removed.affected === 1;
}
