import { In, MoreThan } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { ReplayResult } from '@planfix-asterisk/contracts';
import { callEventEntity } from '../entities/call-event.entity.ts';
import { replayItemEntity } from '../entities/replay-item.entity.ts';
import { replayJobEntity } from '../entities/replay-job.entity.ts';
import type { ReplayJobRow } from '../entities/replay-job.entity.ts';
import type { QueueUpkeep } from '../queue-upkeep.ts';
import { requeue } from '../steering/requeue.ts';

interface Slice {
  readonly job: ReplayJobRow;
  readonly now: number;
  readonly count: number;
}

/**
 * Puts the next messages of a job back into the queue, and writes down which were left out and why. What became final
 * after the plan was made is left alone: somebody else has dealt with it.
 */
export async function queueSlice(
  manager: EntityManager,
  queue: QueueUpkeep,
  { job, now, count }: Slice,
): Promise<number> {
  const ids = await nextIds(manager, job, count);
  const last = ids.at(-1);
  if (last === undefined) return 0;
  const changed = await changedSince(manager, ids, job.plannedAt);
  const by = { actor: job.startedBy ?? job.plannedBy, reason: job.reason ?? '', now, jobId: job.id };
  const results = await requeue(manager, queue, { ids: ids.filter((id) => !changed.has(id)), by });
  const found = new Map<ReplayResult, number[]>();
  for (const id of ids) {
    const result = changed.has(id) ? 'changed' : resultOf(results.get(id));
    found.set(result, [...(found.get(result) ?? []), id]);
  }
  for (const [result, members] of found)
    await manager.update(replayItemEntity, { jobId: job.id, eventId: In(members) }, { result, at: now });
  const queued = found.get('queued')?.length ?? 0;
  await manager.update(
    replayJobEntity,
    { id: job.id },
    { cursor: last, queued: job.queued + queued, leftOut: job.leftOut + ids.length - queued },
  );
  return ids.length;
}

function resultOf(requeued: 'requeued' | 'under-way' | 'content-deleted' | undefined): ReplayResult {
  if (requeued === undefined) return 'gone';
  if (requeued === 'requeued') return 'queued';
  return requeued === 'under-way' ? 'changed' : requeued;
}

async function nextIds(manager: EntityManager, job: ReplayJobRow, count: number): Promise<number[]> {
  const items = await manager.find(replayItemEntity, {
    where: { jobId: job.id, eventId: MoreThan(job.cursor) },
    order: { eventId: 'ASC' },
    take: count,
  });
  return items.map(({ eventId }) => eventId);
}

async function changedSince(manager: EntityManager, ids: number[], at: number): Promise<Set<number>> {
  const where = { id: In(ids), finishedAt: MoreThan(at) };
  const changed = await manager.find(callEventEntity, { select: { id: true }, where });
  return new Set(changed.map(({ id }) => id));
}
