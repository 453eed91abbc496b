import { MoreThanOrEqual } from 'typeorm';
import type { DataSource } from 'typeorm';
import { callEventEntity } from '../entities/call-event.entity.ts';

export interface DatabaseSize {
  readonly kind: 'sqlite' | 'postgres';
  readonly bytes: number;
  /** Of these free for new rows: what was cleared away leaves room behind. */
  readonly freeInside: number;
  /** On the disk it lies on; null where that is another machine's. */
  readonly diskFree: number | null;
}

export interface StoreUse extends DatabaseSize {
  /** About how many are kept: the span of their numbers. */
  readonly messages: number;
  readonly oldestAt: number | null;
  /** Of the last days, or of all there are if fewer; null without any. */
  readonly recent: { readonly messages: number; readonly since: number } | null;
}

const week = 7 * 86_400_000;

/** From the ends of indexes: nothing is counted. */
export async function storeUse(dataSource: DataSource, size: DatabaseSize, now: number): Promise<StoreUse> {
  const log = dataSource.getRepository(callEventEntity);
  const first = await log.minimum('id');
  const last = await log.maximum('id');
  const oldestAt = await log.minimum('createdAt');
  const [beginning] = await log.find({
    select: { id: true, createdAt: true },
    where: { createdAt: MoreThanOrEqual(now - week) },
    order: { createdAt: 'ASC', id: 'ASC' },
    take: 1,
  });
  const messages = first === null || last === null ? 0 : last - first + 1;
  const recent =
    beginning === undefined || last === null
      ? null
      : { messages: last - beginning.id + 1, since: beginning.createdAt };
  return { ...size, messages, oldestAt, recent };
}
