import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { callEventEntity } from '../entities/call-event.entity.ts';
import type { CallEventRow } from '../entities/call-event.entity.ts';
import { deliveryEntity } from '../entities/delivery.entity.ts';
import type { QueueUpkeep } from '../queue-upkeep.ts';
import { bumpCounters } from './bump-counters.ts';
import { CounterChanges } from './counter-changes.ts';
import { uncountByHour } from './uncount-by-hour.ts';

export interface RequeuedBy {
  readonly actor: string;
  readonly reason: string;
  readonly now: number;
  /** The replay of many it is part of. */
  readonly jobId?: number;
}

type Result = 'requeued' | 'under-way' | 'content-deleted';

/**
 * Puts final messages back into the queue, in their original places, within the caller's transaction. A message that is
 * under way, or whose content was deleted because of its age, is left alone and said so; one that is gone is missing
 * from the answer.
 */
export async function requeue(
  manager: EntityManager,
  queue: QueueUpkeep,
  { ids, by }: { ids: readonly number[]; by: RequeuedBy },
): Promise<Map<number, Result>> {
  const calls = await manager.find(callEventEntity, { select: { callId: true }, where: { id: In(ids) } });
  await queue.lock(manager, [...new Set(calls.map(({ callId }) => callId))]);
  const events = await manager.find(callEventEntity, { where: { id: In(ids) }, order: { id: 'ASC' } });
  const results = new Map(events.map((event) => [event.id, resultFor(event)]));
  const back = events.filter(({ id }) => results.get(id) === 'requeued');
  if (back.length === 0) return results;
  await manager.insert(
    deliveryEntity,
    back.map((event) => toDelivery(event, by)),
  );
  await manager.update(
    callEventEntity,
    { id: In(back.map(({ id }) => id)) },
    { state: 'waiting', finishedAt: null, skippedBy: null, skipReason: null },
  );
  const changes = new CounterChanges();
  for (const event of back) changes.left({ ...event, tries: 0 });
  await queue.settle(manager, [...new Set(back.map((event) => event.callId))]);
  await bumpCounters(manager, changes.byName, by.now);
  await uncountByHour(manager, back);
  return results;
}

function resultFor({ state, fields }: CallEventRow): Result {
  if (state === 'waiting') return 'under-way';
  return fields === '' ? 'content-deleted' : 'requeued';
}

function toDelivery(event: CallEventRow, { actor, reason, now, jobId }: RequeuedBy) {
  const { callId, shortNumber, kind, isBarrier, createdAt } = event;
  return {
    ...{ eventId: event.id, callId, shortNumber, kind, isBarrier, createdAt },
    ...{ notBefore: now, queuedAt: now, tries: 0, started: 0 },
    ...{ actor, reason, jobId: jobId ?? null },
  };
}
