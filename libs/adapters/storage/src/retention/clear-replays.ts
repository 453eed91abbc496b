import { In, LessThan } from 'typeorm';
import type { EntityManager, FindOptionsWhere } from 'typeorm';
import { replayItemEntity } from '../entities/replay-item.entity.ts';
import { replayJobEntity } from '../entities/replay-job.entity.ts';
import type { ReplayJobRow } from '../entities/replay-job.entity.ts';
import { sliceSize } from './slice-size.ts';

/** Replays that ended long ago. */
export function clearReplays(manager: EntityManager, before: number): Promise<number> {
  return clearJob(manager, { state: In(['finished', 'cancelled']), finishedAt: LessThan(before) });
}

/** Plans that nobody started. */
export function clearPlans(manager: EntityManager, before: number): Promise<number> {
  return clearJob(manager, { state: 'planned', plannedAt: LessThan(before) });
}

/** First its messages, bit by bit, then the job itself. */
async function clearJob(manager: EntityManager, where: FindOptionsWhere<ReplayJobRow>): Promise<number> {
  const old = await manager.findOne(replayJobEntity, { where, order: { id: 'ASC' } });
  if (old === null) return 0;
  const items = await manager.find(replayItemEntity, {
    where: { jobId: old.id },
    order: { eventId: 'ASC' },
    take: sliceSize,
  });
  const eventId = In(items.map((item) => item.eventId));
  if (items.length > 0) await manager.delete(replayItemEntity, { jobId: old.id, eventId });
  else await manager.delete(replayJobEntity, { id: old.id });
  return Math.max(1, items.length);
}
