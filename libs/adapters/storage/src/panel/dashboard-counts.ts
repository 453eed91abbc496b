import type { Call, Dashboard } from '@planfix-asterisk/contracts';
import { In, IsNull, MoreThanOrEqual } from 'typeorm';
import type { DataSource } from 'typeorm';
import { callEntity } from '../entities/call.entity.ts';
import { deliveryCountEntity } from '../entities/delivery-count.entity.ts';
import { deliveryEntity } from '../entities/delivery.entity.ts';
import { statHourEntity } from '../entities/stat-hour.entity.ts';
import { toCall } from './calls-page.ts';

export type DashboardCounts = Pick<
  Dashboard,
  | 'waiting'
  | 'oldestWaitingAt'
  | 'failed'
  | 'expired'
  | 'superseded'
  | 'deliveredToday'
  | 'callsNow'
  | 'running'
>;

/** Counts from the small tables and the kept counters; the log itself is never counted. */
export async function dashboardCounts(dataSource: DataSource, today: number): Promise<DashboardCounts> {
  const queue = dataSource.getRepository(deliveryEntity);
  const counts = await dataSource
    .getRepository(deliveryCountEntity)
    .findBy({ name: In(['failed', 'expired', 'superseded']) });
  const valueOf = (name: string) => counts.find((count) => count.name === name)?.value ?? 0;
  return {
    waiting: await queue.count(),
    oldestWaitingAt: await queue.minimum('createdAt'),
    failed: valueOf('failed'),
    expired: valueOf('expired'),
    superseded: valueOf('superseded'),
    deliveredToday: (await deliveredSince(dataSource, today)) ?? 0,
    callsNow: await dataSource.getRepository(callEntity).countBy({ endedAt: IsNull() }),
    running: await runningCalls(dataSource),
  };
}

const deliveredSince = (dataSource: DataSource, since: number): Promise<number | null> =>
  dataSource.getRepository(statHourEntity).sum('value', { name: 'delivered', hour: MoreThanOrEqual(since) });

/** More than fit on a screen are counted, not listed. */
const mostRunning = 20;

async function runningCalls(dataSource: DataSource): Promise<Call[]> {
  const rows = await dataSource
    .getRepository(callEntity)
    .find({ where: { endedAt: IsNull() }, order: { startedAt: 'DESC', callId: 'DESC' }, take: mostRunning });
  return rows.map(toCall);
}
