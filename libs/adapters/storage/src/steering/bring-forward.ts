import type { Storage } from '../storage.ts';
import { deliveryEntity } from '../entities/delivery.entity.ts';

/** Makes messages that wait after a failed try due now, those that were to come first first. Returns how many. */
export async function bringForward(
  { gate }: Pick<Storage, 'gate'>,
  now: number,
  limit: number,
): Promise<number> {
  const waiting =
    'SELECT event_id FROM delivery WHERE due_at > :now AND claim_token IS NULL AND tries > 0 ' +
    'ORDER BY due_at LIMIT :limit';
  const { affected } = await gate.run('bring messages forward', (manager) =>
    manager
      .createQueryBuilder()
      .update(deliveryEntity)
      .set({ notBefore: now, dueAt: now })
      .where(`event_id IN (${waiting}) AND claim_token IS NULL`, { now, limit })
      .execute(),
  );
  return affected ?? 0;
}
