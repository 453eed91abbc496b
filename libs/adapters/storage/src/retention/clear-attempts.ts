import { In, LessThan } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { deliveryAttemptEntity } from '../entities/delivery-attempt.entity.ts';
import { nextOfLog } from './next-of-log.ts';

/** The tries of old messages; a try of later, after a replay, goes with its message. */
export async function clearAttempts(manager: EntityManager, before: number): Promise<number> {
  const events = await nextOfLog(manager, 'attempts', before);
  const ids = events.filter(({ state }) => state !== 'waiting').map(({ id }) => id);
  if (ids.length > 0)
    await manager.delete(deliveryAttemptEntity, { eventId: In(ids), startedAt: LessThan(before) });
  return events.length;
}
