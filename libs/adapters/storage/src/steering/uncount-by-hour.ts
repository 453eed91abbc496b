import type { EntityManager } from 'typeorm';
import { isCountedByHour, statSql } from '../stat-hour.ts';

interface Left {
  readonly id: number;
  readonly state: string;
}

/** Messages that leave a final state are no longer counted in the hour they were made in. */
export async function uncountByHour(manager: EntityManager, messages: readonly Left[]): Promise<void> {
  const states = [...new Set(messages.map(({ state }) => state))].filter(isCountedByHour).toSorted();
  for (const state of states) {
    const ids = messages.filter((message) => message.state === state).map(({ id }) => id);
    // Numbers and names of our own, written out: the two databases write their places for values differently.
    const { states: sql } = statSql({
      ids: `e.id IN (${ids.join(', ')})`,
      name: `'${state}'`,
      sign: '-1',
      at: '0',
    });
    await manager.query(sql);
  }
}
