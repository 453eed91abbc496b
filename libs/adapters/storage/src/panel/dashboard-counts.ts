import type { Dashboard } from '@planfix-asterisk/contracts';
import { In, IsNull } from 'typeorm';
import type { DataSource } from 'typeorm';
import { callEntity } from '../entities/call.entity.ts';
import { deliveryCountEntity } from '../entities/delivery-count.entity.ts';
import { deliveryEntity } from '../entities/delivery.entity.ts';
import { deliveredOn } from '../delivered-on.ts';

export type DashboardCounts = Pick<
  Dashboard,
  'waiting' | 'oldestWaitingAt' | 'failed' | 'expired' | 'superseded' | 'deliveredToday' | 'callsNow'
>;

/** Counts from the small tables and the kept counters; the log itself is never counted. */
export async function dashboardCounts(dataSource: DataSource, now: number): Promise<DashboardCounts> {
  const queue = dataSource.getRepository(deliveryEntity);
  const today = deliveredOn(now);
  const counts = await dataSource
    .getRepository(deliveryCountEntity)
    .findBy({ name: In(['failed', 'expired', 'superseded', today]) });
  const valueOf = (name: string) => counts.find((count) => count.name === name)?.value ?? 0;
  return {
    waiting: await queue.count(),
    oldestWaitingAt: await queue.minimum('createdAt'),
    failed: valueOf('failed'),
    expired: valueOf('expired'),
    superseded: valueOf('superseded'),
    deliveredToday: valueOf(today),
    callsNow: await dataSource.getRepository(callEntity).countBy({ endedAt: IsNull() }),
  };
}
