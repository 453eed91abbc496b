import { trackCalls } from '../index.ts';
import type {
  CallEvent,
  CallNote,
  CallSummary,
  Fact,
  RecordingAsk,
  TrackerRules,
  TrackerState,
} from '../index.ts';

export interface Played {
  readonly said: CallEvent[];
  readonly notes: CallNote[];
  readonly calls: Map<string, CallSummary>;
  readonly asks: RecordingAsk[];
}

/** Folds facts as the product does: a tick whenever the tracker asked for one, and time at the end for all to settle. */
export function playFacts(state: TrackerState, facts: readonly Fact[], rules: TrackerRules): Played {
  const played: Played = { said: [], notes: [], calls: new Map(), asks: [] };
  let wakeAt: number | undefined;
  const take = (fact: Fact): void => {
    const output = trackCalls(state, fact, rules);
    played.said.push(...output.events);
    played.notes.push(...output.notes);
    played.asks.push(...output.asks);
    for (const call of output.calls) played.calls.set(call.callId, call);
    wakeAt = output.wakeAt;
  };
  for (const fact of [...facts, { kind: 'tick', at: (facts.at(-1)?.at ?? 0) + 60_000 } as const]) {
    for (let rounds = 0; wakeAt !== undefined && wakeAt < fact.at && rounds < 1000; rounds += 1) {
      take({ kind: 'tick', at: wakeAt });
    }
    take(fact);
  }
  return played;
}
