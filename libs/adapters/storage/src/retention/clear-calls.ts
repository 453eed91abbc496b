import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { callNoteEntity } from '../entities/call-note.entity.ts';
import { recordingEntity } from '../entities/recording.entity.ts';
import { callEntity } from '../entities/call.entity.ts';
import { sliceSize } from './slice-size.ts';

/** Calls that ended long ago and of which no message is left. */
export async function clearCalls(manager: EntityManager, before: number): Promise<number> {
  const calls = await manager
    .createQueryBuilder(callEntity, 'c')
    .select(['c.callId'])
    .where('c.started_at < :before AND c.ended_at IS NOT NULL', { before })
    .andWhere('NOT EXISTS (SELECT 1 FROM call_event e WHERE e.call_id = c.call_id)')
    .orderBy('c.startedAt', 'ASC')
    .limit(sliceSize)
    .getMany();
  const callId = In(calls.map((call) => call.callId));
  if (calls.length === 0) return 0;
  await manager.delete(callNoteEntity, { callId });
  await manager.delete(recordingEntity, { callId });
  await manager.delete(callEntity, { callId });
  return calls.length;
}
