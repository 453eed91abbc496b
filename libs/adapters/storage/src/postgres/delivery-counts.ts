import type { ClientBase } from 'pg';
import type { FinalState } from '../delivery-store.ts';
import { troubleCounter } from '../trouble-group.ts';
import type { CountedMessage } from '../trouble-group.ts';

const addSql =
  'INSERT INTO delivery_count (name, value, since, last_at) SELECT name, by, $3, $3 FROM ' +
  'unnest($1::text[], $2::int[]) AS change (name, by) ON CONFLICT (name) DO UPDATE SET ' +
  'value = delivery_count.value + excluded.value, ' +
  'since = CASE WHEN delivery_count.value > 0 THEN delivery_count.since ELSE excluded.since END, ' +
  'last_at = CASE WHEN excluded.value > 0 THEN excluded.last_at ELSE delivery_count.last_at END';

/**
 * Counters kept with each change of state, so that the panel never counts the log. Everybody writes the same few rows:
 * to write them is the last thing a transaction does, and always in order of the names.
 */
export class CountChanges {
  readonly #byName = new Map<string, number>();

  entered(state: FinalState): void {
    this.#add(state, 1);
  }

  /** A message that did not go well is counted by its cause, too. */
  moved(before: CountedMessage | undefined, after: CountedMessage): void {
    this.#add(before && troubleCounter(before), -1);
    this.#add(troubleCounter(after), 1);
  }

  /** Messages that were cleared away because of their age. */
  forgotten(message: CountedMessage, count: number): void {
    this.#add(message.state, -count);
    this.#add(troubleCounter(message), -count);
  }

  async write(client: ClientBase, at: number): Promise<void> {
    const changes = [...this.#byName]
      .filter(([, by]) => by !== 0)
      .sort(([one], [other]) => (one < other ? -1 : 1));
    if (changes.length === 0) return;
    const values = [changes.map(([name]) => name), changes.map(([, by]) => by), at];
    await client.query({ name: 'count-states', text: addSql, values });
  }

  #add(name: string | undefined, by: number): void {
    if (name !== undefined) this.#byName.set(name, (this.#byName.get(name) ?? 0) + by);
  }
}

type Tried = Omit<CountedMessage, 'tries'> & { readonly id: number };

const triedSql =
  'SELECT id, state, kind, last_cause AS "lastCause", last_status AS "lastStatus" FROM call_event WHERE id = ANY($1)';

/** What the log says of these messages now, to be counted. */
export async function triedMessages(client: ClientBase, ids: readonly number[]): Promise<Map<number, Tried>> {
  const { rows } = await client.query<Tried>({ name: 'tried', text: triedSql, values: [ids] });
  return new Map(rows.map((row) => [row.id, row]));
}
