import type { EntityManager } from 'typeorm';
import { deliveryCountEntity } from '../entities/delivery-count.entity.ts';

/** Changes counters as `DeliveryCounts` does, in a transaction of TypeORM. In order of names, lest two wait for each other. */
export async function bumpCounters(
  manager: EntityManager,
  changes: ReadonlyMap<string, number>,
  at: number,
): Promise<void> {
  for (const [name, by] of [...changes].filter(([, by]) => by !== 0).toSorted(byName)) {
    const nothing = { name, value: 0, since: null, lastAt: null };
    await manager
      .createQueryBuilder()
      .insert()
      .into(deliveryCountEntity)
      .values(nothing)
      .orIgnore()
      .execute();
    await manager
      .createQueryBuilder()
      .update(deliveryCountEntity)
      .set({
        value: () => 'value + :by',
        since: () => 'CASE WHEN value > 0 THEN since ELSE :at END',
        ...(by > 0 ? { lastAt: at } : {}),
      })
      .where({ name })
      .setParameters({ by, at })
      .execute();
  }
}

function byName([one]: [string, number], [other]: [string, number]): number {
  return one < other ? -1 : 1;
}
