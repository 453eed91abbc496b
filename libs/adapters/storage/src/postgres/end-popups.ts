import type { PoolClient } from 'pg';
import { setStates } from './attempt-log.ts';
import { CountChanges, triedMessages } from './delivery-counts.ts';
import { countByHour } from './hour-counts.ts';
import { settleTurns } from './lane-turns.ts';

/** A pop-up that left the queue because it is too late. */
export interface LatePopup {
  id: number;
  tries: number;
  /** Its own time is up; else a later message made it pointless. */
  isOver: boolean;
}

/** Writes down what became of them, lets those behind them go, and counts. */
export async function endPopups(
  client: PoolClient,
  late: readonly LatePopup[],
  { callIds, now }: { callIds: readonly string[]; now: number },
): Promise<void> {
  const counts = new CountChanges();
  const tried = await triedMessages(
    client,
    late.map(({ id }) => id),
  );
  for (const state of ['expired', 'superseded'] as const) {
    const ended = late.filter(({ isOver }) => isOver === (state === 'expired'));
    await setStates(
      client,
      ended.map(({ id }) => id),
      { state, at: now },
    );
    for (const { id, tries } of ended) {
      const message = tried.get(id);
      counts.entered(state);
      if (message) counts.moved({ ...message, tries }, { ...message, state, tries: 0 });
    }
  }
  await settleTurns(client, callIds);
  await counts.write(client, now);
  const expired = late.filter(({ isOver }) => isOver).map(({ id }) => id);
  await countByHour(client, { ids: expired, state: 'expired', at: now });
}
