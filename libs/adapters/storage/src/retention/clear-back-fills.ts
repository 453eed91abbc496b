import { In, LessThan } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { backFillEntity } from '../entities/back-fill.entity.ts';
import { sliceSize } from './slice-size.ts';

/** Back-fills that ended long ago, and plans that nobody started. */
export async function clearBackFills(manager: EntityManager, before: number): Promise<number> {
  const old = await manager.find(backFillEntity, {
    select: { id: true },
    where: { state: In(['finished', 'cancelled', 'planned']), createdAt: LessThan(before) },
    order: { id: 'ASC' },
    take: sliceSize,
  });
  if (old.length > 0) await manager.delete(backFillEntity, { id: In(old.map(({ id }) => id)) });
  return old.length;
}
