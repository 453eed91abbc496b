import { In, MoreThan } from 'typeorm';
import type { DataSource } from 'typeorm';
import { callEventEntity } from '../entities/call-event.entity.ts';
import type { CallEventRow } from '../entities/call-event.entity.ts';
import { replayItemEntity } from '../entities/replay-item.entity.ts';

const SLICE = 500;

type Outcome = 'delivered' | 'failed' | 'expired' | 'gone';

/** Of messages on their way those whose outcome is known. `next`: where to go on, 0 when these were the last. */
export async function settleSlice(
  dataSource: DataSource,
  jobId: number,
  after: number,
): Promise<{ outcomes: Map<Outcome, number[]>; next: number }> {
  const items = await dataSource.getRepository(replayItemEntity).find({
    where: { jobId, result: 'queued', eventId: MoreThan(after) },
    order: { eventId: 'ASC' },
    take: SLICE,
  });
  const ids = items.map(({ eventId }) => eventId);
  const outcomes = new Map<Outcome, number[]>();
  if (ids.length === 0) return { outcomes, next: 0 };
  const events = await dataSource
    .getRepository(callEventEntity)
    .find({ select: { id: true, state: true }, where: { id: In(ids) } });
  const states = new Map(events.map(({ id, state }) => [id, state]));
  for (const id of ids) {
    const outcome = outcomeOf(states.get(id));
    if (outcome !== undefined) outcomes.set(outcome, [...(outcomes.get(outcome) ?? []), id]);
  }
  return { outcomes, next: ids.length < SLICE ? 0 : (ids.at(-1) ?? 0) };
}

function outcomeOf(state: CallEventRow['state'] | undefined): Outcome | undefined {
  if (state === undefined) return 'gone';
  if (state === 'waiting') return undefined;
  // Expired, superseded or given up by hand: not delivered, and nobody needs it any more.
  return state === 'delivered' || state === 'failed' ? state : 'expired';
}
