import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { auditEntryEntity } from '../entities/audit-entry.entity.ts';
import { sliceSize } from './slice-size.ts';

/** Entries are written in order of time, so the oldest are the first: no search. */
export async function clearAudit(manager: EntityManager, before: number): Promise<number> {
  const oldest = await manager.find(auditEntryEntity, {
    select: { id: true, at: true },
    order: { id: 'ASC' },
    take: sliceSize,
  });
  const ids = oldest.filter(({ at }) => at < before).map(({ id }) => id);
  if (ids.length > 0) await manager.delete(auditEntryEntity, { id: In(ids) });
  return ids.length;
}
