import type { EntityManager } from 'typeorm';
import { callEventEntity } from '../entities/call-event.entity.ts';
import type { CallEventRow } from '../entities/call-event.entity.ts';
import { retentionMarkEntity } from '../entities/retention-mark.entity.ts';
import type { RetentionMarkRow } from '../entities/retention-mark.entity.ts';
import { sliceSize } from './slice-size.ts';

export type OldEvent = Pick<CallEventRow, 'id' | 'createdAt' | 'state'>;

/** The next old messages in order of time, each handed out once; the mark remembers how far one has come. */
export async function nextOfLog(
  manager: EntityManager,
  name: RetentionMarkRow['name'],
  before: number,
): Promise<OldEvent[]> {
  const mark = await manager.findOneBy(retentionMarkEntity, { name });
  const events = await manager
    .createQueryBuilder(callEventEntity, 'e')
    .select(['e.id', 'e.createdAt', 'e.state'])
    .where('e.created_at < :before', { before })
    .andWhere('(e.created_at, e.id) > (:markTime, :markId)', {
      markTime: mark?.createdAt ?? 0,
      markId: mark?.eventId ?? 0,
    })
    .orderBy('e.createdAt', 'ASC')
    .addOrderBy('e.id', 'ASC')
    .limit(sliceSize)
    .getMany();
  const last = events.at(-1);
  if (last)
    await manager.upsert(retentionMarkEntity, { name, createdAt: last.createdAt, eventId: last.id }, [
      'name',
    ]);
  return events;
}
