import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { callEventEntity } from '../entities/call-event.entity.ts';
import { deliveryAttemptEntity } from '../entities/delivery-attempt.entity.ts';
import { bumpCounters } from '../steering/bump-counters.ts';
import { CounterChanges } from '../steering/counter-changes.ts';
import { sliceSize } from './slice-size.ts';

/** Old messages with what is left of their tries; the counters forget them, too. */
export async function clearEvents(manager: EntityManager, before: number): Promise<number> {
  const events = await manager
    .createQueryBuilder(callEventEntity, 'e')
    .select(['e.id', 'e.createdAt', 'e.state', 'e.kind', 'e.lastCause', 'e.lastStatus'])
    .where("e.created_at < :before AND e.state <> 'waiting'", { before })
    .orderBy('e.createdAt', 'ASC')
    .addOrderBy('e.id', 'ASC')
    .limit(sliceSize)
    .getMany();
  if (events.length === 0) return 0;
  const ids = events.map(({ id }) => id);
  await manager.delete(deliveryAttemptEntity, { eventId: In(ids) });
  await manager.delete(callEventEntity, { id: In(ids) });
  const changes = new CounterChanges();
  for (const event of events) changes.left({ ...event, tries: 0 });
  await bumpCounters(manager, changes.byName, before);
  return events.length;
}
