import type { Receipt } from './planfix-sink.ts';
import type { LoggedMessage } from './told-in-log.ts';

export interface Verdict {
  readonly counts: Readonly<Record<string, number>>;
  /** What must never happen; each is a message's or a window's name. */
  readonly faults: Readonly<Record<string, readonly string[]>>;
}

/** Compares what the product says it did with what PlanFix got. */
export function judge(log: readonly LoggedMessage[], receipts: readonly Receipt[]): Verdict {
  const kept = receipts.filter(({ isKept }) => isKept);
  const byKey = Map.groupBy(kept, ({ key }) => key);
  const firstAt = new Map([...byKey].map(([key, all]) => [key, Math.min(...all.map(({ at }) => at))]));
  const twice = log.filter(({ key }) => (byKey.get(key)?.length ?? 0) > 1);
  const stateIs = (state: string) => log.filter((one) => one.state === state);
  return {
    counts: {
      messages: log.length,
      calls: new Set(log.map(({ callId }) => callId)).size,
      delivered: stateIs('delivered').length,
      expired: stateIs('expired').length,
      superseded: stateIs('superseded').length,
      failed: stateIs('failed').length,
      'perhaps arrived': log.filter(({ mayHaveArrived }) => mayHaveArrived).length,
      'told twice': twice.length,
      requests: receipts.length,
    },
    faults: {
      'not terminal': stateIs('waiting').map(({ key }) => key),
      'delivered, but PlanFix never got it': stateIs('delivered')
        .filter(({ key }) => !byKey.has(key))
        .map(({ key }) => key),
      'told twice though no attempt was ambiguous': twice
        .filter(({ mayHaveArrived }) => !mayHaveArrived)
        .map(({ key }) => key),
      'out of order': outOfOrder(log, firstAt),
      'two requests of a lane at once': overlaps(receipts),
      'a window that never closes': unclosed(log),
    },
  };
}

/** Within a lane each after the one before; the last message of a call after all of it. */
function outOfOrder(log: readonly LoggedMessage[], firstAt: ReadonlyMap<string, number>): string[] {
  const wrong: string[] = [];
  for (const call of Map.groupBy(log, ({ callId }) => callId).values()) {
    for (const [index, one] of call.entries()) {
      const at = firstAt.get(one.key) ?? Infinity;
      const before = call.slice(0, index).filter((other) => one.isBarrier || other.lane === one.lane);
      const isLate = (other: LoggedMessage) => (firstAt.get(other.key) ?? -Infinity) > at;
      if (before.some(isLate)) wrong.push(one.key);
    }
  }
  return wrong;
}

function overlaps(receipts: readonly Receipt[]): string[] {
  const wrong: string[] = [];
  for (const lane of Map.groupBy(receipts, (one) => one.lane).values()) {
    const sorted = lane.toSorted((a, b) => a.at - b.at);
    for (const [index, one] of sorted.entries()) {
      const before = sorted[index - 1];
      if (before !== undefined && before.endedAt > one.at) wrong.push(one.key);
    }
  }
  return wrong;
}

function unclosed(log: readonly LoggedMessage[]): string[] {
  const closed = new Set(log.filter(({ kind }) => kind === 'completed').map(({ lane }) => lane));
  const opened = new Set(log.filter(({ kind }) => kind !== 'completed').map(({ lane }) => lane));
  return [...opened].filter((lane) => !closed.has(lane));
}
