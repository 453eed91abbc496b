import type { ClientBase } from 'pg';
import type { FinalState } from '../delivery-store.ts';
import { deliveredOn } from '../delivered-on.ts';

const addSql =
  'INSERT INTO delivery_count (name, value) SELECT * FROM unnest($1::text[], $2::int[]) ON CONFLICT (name) ' +
  'DO UPDATE SET value = delivery_count.value + excluded.value';

/**
 * Counters kept with each change of state, so that the panel never counts the log. Everybody writes the same few rows:
 * it is the last thing a transaction does, and always in order of the names.
 */
export async function countStates(
  client: ClientBase,
  {
    entered = [],
    left = [],
    at,
  }: { entered?: readonly FinalState[]; left?: readonly FinalState[]; at: number },
): Promise<void> {
  const sums = new Map<string, number>();
  const add = (name: string, change: number) => sums.set(name, (sums.get(name) ?? 0) + change);
  for (const state of entered) {
    add(state, 1);
    if (state === 'delivered') add(deliveredOn(at), 1);
  }
  for (const state of left) add(state, -1);
  const names = [...sums.keys()].sort();
  if (names.length === 0) return;
  const values = [names, names.map((name) => sums.get(name))];
  await client.query({ name: 'count-states', text: addSql, values });
}
