import type { Fact } from './facts.ts';
import { trackCalls } from './track-calls.ts';
import type { TrackerOutput } from './track-calls.ts';
import type { TrackerRules } from './tracker-rules.ts';
import type { TrackerState } from './tracker-state.ts';

export interface FoldStep {
  readonly fact: Fact;
  readonly output: TrackerOutput;
}

/** More ticks than any pause of a story can ask for: a fault of the tracker must not turn into an endless loop. */
const mostTicks = 1000;

/** Folds a story that has its times with it; the ticks the tracker asks for in between are steps of their own. */
export function* foldFacts(
  state: TrackerState,
  facts: Iterable<Fact>,
  rules: TrackerRules,
): Generator<FoldStep> {
  let wakeAt: number | undefined;
  const take = (fact: Fact): FoldStep => {
    const output = trackCalls(state, fact, rules);
    wakeAt = output.wakeAt;
    return { fact, output };
  };
  for (const fact of facts) {
    for (let ticks = 0; wakeAt !== undefined && wakeAt < fact.at && ticks < mostTicks; ticks += 1) {
      yield take({ kind: 'tick', at: wakeAt });
    }
    yield take(fact);
  }
}
