import type { ReplayFilter, ReplayPlan } from '@planfix-asterisk/contracts';
import type { DataSource } from 'typeorm';
import { callEventEntity } from '../entities/call-event.entity.ts';
import type { CallEventRow } from '../entities/call-event.entity.ts';
import { isPopup } from '../delivery-store.ts';
import { whereDelivery } from '../panel/where-delivery.ts';

/** So many ids of the log are looked through at once: some milliseconds, whatever the filter. */
const WINDOW = 5_000;
/** And at most so many are written down at once. */
const MOST_FOUND = 500;

export interface PlanSlice {
  readonly found: readonly PlannedMessage[];
  /** The last id looked at. */
  readonly cursor: number;
}

export type PlannedMessage = Pick<
  CallEventRow,
  'id' | 'kind' | 'state' | 'lastCause' | 'lastStatus' | 'mayHaveArrived' | 'createdAt'
>;

interface Search {
  readonly filter: ReplayFilter;
  /** After this id, up to that one. */
  readonly cursor: number;
  readonly upperId: number;
  /** Only what was final at this time. */
  readonly plannedAt: number;
}

/** The next messages of a plan, in order of their ids. Looks at a bounded piece of the log, so nothing else waits long. */
export async function planSlice(dataSource: DataSource, search: Search): Promise<PlanSlice> {
  const { filter, cursor, upperId, plannedAt } = search;
  // These two find their few messages by an index, so one look is enough.
  const isNarrow = filter.ids !== undefined || filter.callId !== undefined;
  const end = isNarrow ? upperId : Math.min(upperId, cursor + WINDOW);
  const query = dataSource
    .getRepository(callEventEntity)
    .createQueryBuilder('e')
    .select(['e.id', 'e.kind', 'e.state', 'e.lastCause', 'e.lastStatus', 'e.mayHaveArrived', 'e.createdAt'])
    .where('e.id > :cursor AND e.id <= :end', { cursor, end })
    .andWhere("e.state <> 'waiting' AND e.finished_at <= :plannedAt", { plannedAt });
  if (filter.ids !== undefined) query.andWhere('e.id IN (:...ids)', { ids: filter.ids });
  whereDelivery(query, filter);
  const found = await query.orderBy('e.id', 'ASC').limit(MOST_FOUND).getMany();
  const last = found.length === MOST_FOUND ? found.at(-1) : undefined;
  return { found, cursor: last?.id ?? end };
}

/** Counts the messages in, leaving out pop-ups nobody asked for; returns the ids that are to be sent. */
export function addToPlan(
  plan: ReplayPlan,
  found: readonly PlannedMessage[],
  withPopups: boolean,
): { plan: ReplayPlan; ids: number[] } {
  const wanted = found.filter(({ kind }) => withPopups || !isPopup(kind));
  const groups = new Map(plan.groups.map((group) => [keyOf(group), { ...group }]));
  for (const { state, kind, lastCause, lastStatus } of wanted) {
    if (state === 'waiting') continue;
    const fresh = { state, kind, cause: lastCause, status: lastStatus, count: 0 };
    const group = groups.get(keyOf(fresh)) ?? fresh;
    group.count += 1;
    groups.set(keyOf(group), group);
  }
  const times = wanted.map(({ createdAt }) => createdAt);
  return {
    ids: wanted.map(({ id }) => id),
    plan: {
      groups: [...groups.values()],
      mayHaveArrived:
        plan.mayHaveArrived +
        wanted.filter(({ state, mayHaveArrived }) => mayHaveArrived || state === 'delivered').length,
      popupsLeftOut: plan.popupsLeftOut + found.length - wanted.length,
      oldestAt: lowest([plan.oldestAt, ...times]),
      newestAt: highest([plan.newestAt, ...times]),
    },
  };
}

function keyOf({ state, kind, cause, status }: ReplayPlan['groups'][number]): string {
  return [state, kind, cause, status].join(' ');
}

function lowest(times: readonly (number | null)[]): number | null {
  const known = times.filter((time) => time !== null);
  return known.length === 0 ? null : Math.min(...known);
}

function highest(times: readonly (number | null)[]): number | null {
  const known = times.filter((time) => time !== null);
  return known.length === 0 ? null : Math.max(...known);
}
