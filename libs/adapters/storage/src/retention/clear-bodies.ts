import { In, Not } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { callEventEntity } from '../entities/call-event.entity.ts';
import { deliveryAttemptEntity } from '../entities/delivery-attempt.entity.ts';
import { nextOfLog } from './next-of-log.ts';

/** What was sent and answered. A failed message keeps its fields: they are what can still be sent. */
export async function clearBodies(manager: EntityManager, before: number): Promise<number> {
  const events = await nextOfLog(manager, 'bodies', before);
  const ended = events.filter(({ state }) => state !== 'waiting');
  const done = ended.filter(({ state }) => state !== 'failed').map(({ id }) => id);
  if (done.length > 0) await manager.update(callEventEntity, { id: In(done) }, { fields: '' });
  const ids = ended.map(({ id }) => id);
  if (ids.length > 0)
    await manager.update(
      deliveryAttemptEntity,
      { eventId: In(ids), requestBody: Not('') },
      { requestBody: '', response: null },
    );
  return events.length;
}
