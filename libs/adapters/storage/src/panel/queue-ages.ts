import type { DeliveryKind } from '@planfix-asterisk/contracts';
import type { DataSource } from 'typeorm';
import { popupKinds } from '../delivery-store.ts';
import { deliveryEntity } from '../entities/delivery.entity.ts';

/** Since when the oldest message of each class waits; a replayed one since its replay. Null if none does. */
export interface QueueAges {
  readonly popup: number | null;
  readonly result: number | null;
}

export async function queueAges(dataSource: DataSource): Promise<QueueAges> {
  const queue = dataSource.getRepository(deliveryEntity);
  // Each kind by itself: one look into the index, however long the queue is.
  const oldest = async (kinds: readonly DeliveryKind[]): Promise<number | null> => {
    const ages = await Promise.all(kinds.map((kind) => queue.minimum('queuedAt', { kind })));
    const known = ages.filter((age) => age !== null).map(Number);
    return known.length === 0 ? null : Math.min(...known);
  };
  return { popup: await oldest(popupKinds), result: await oldest(['completed', 'record']) };
}
