import type {
  AttemptCause,
  DeliveryFilter,
  DeliveryKind,
  TroubleGroupCount,
} from '@planfix-asterisk/contracts';

/** One row of the page: everything with the same end and the same cause, whatever the kind of message. */
export interface CauseGroup {
  readonly key: string;
  readonly state: TroubleGroupCount['state'];
  readonly cause: AttemptCause | null;
  readonly status: number | null;
  readonly count: number;
  readonly kinds: readonly { readonly kind: DeliveryKind; readonly count: number }[];
  readonly since: number | null;
  readonly lastAt: number | null;
}

/** Largest first. */
export function causeGroups(counts: readonly TroubleGroupCount[]): CauseGroup[] {
  const groups = new Map<string, TroubleGroupCount[]>();
  for (const one of counts) {
    const key = [one.state, one.cause, one.status].join(' ');
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups]
    .map(([key, members]) => joined(key, members))
    .sort((one, other) => other.count - one.count);
}

function joined(key: string, members: readonly TroubleGroupCount[]): CauseGroup {
  const [first] = members;
  if (first === undefined) throw new Error('a group without members');
  const { state, cause, status } = first;
  const times = (pick: (one: TroubleGroupCount) => number | null) =>
    members.map(pick).filter((time) => time !== null);
  return {
    ...{ key, state, cause, status },
    count: members.reduce((sum, { count }) => sum + count, 0),
    kinds: members.map(({ kind, count }) => ({ kind, count })),
    since: earliest(times((one) => one.since)),
    lastAt: latest(times((one) => one.lastAt)),
  };
}

const earliest = (times: readonly number[]) => (times.length === 0 ? null : Math.min(...times));
const latest = (times: readonly number[]) => (times.length === 0 ? null : Math.max(...times));

/** The same messages in the log. */
export function filterOf({ state, cause, status }: CauseGroup): DeliveryFilter {
  return {
    state: state === 'retrying' ? ['waiting', 'sending'] : [state],
    cause: causeIn(state, cause),
    status: status ?? undefined,
  };
}

/** What is under way has had no outcome of its latest try, and needs no cause to be told from the others. */
function causeIn(state: CauseGroup['state'], cause: CauseGroup['cause']): DeliveryFilter['cause'] {
  if (cause !== null) return [cause];
  return state === 'retrying' ? undefined : ['not-tried'];
}
