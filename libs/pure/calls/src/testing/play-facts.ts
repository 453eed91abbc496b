import { foldFacts } from '../index.ts';
import type {
  CallEvent,
  CallNote,
  CallStep,
  CallSummary,
  Fact,
  RecordingAsk,
  TrackerRules,
  TrackerState,
} from '../index.ts';

export interface Played {
  readonly said: CallEvent[];
  readonly notes: CallNote[];
  readonly steps: CallStep[];
  readonly calls: Map<string, CallSummary>;
  readonly asks: RecordingAsk[];
}

/** Folds facts as the product does, with time at the end for all to settle. */
export function playFacts(state: TrackerState, facts: readonly Fact[], rules: TrackerRules): Played {
  const played: Played = { said: [], notes: [], steps: [], calls: new Map(), asks: [] };
  const end: Fact = { kind: 'tick', at: (facts.at(-1)?.at ?? 0) + 60_000 };
  for (const { output } of foldFacts(state, [...facts, end], rules)) {
    played.said.push(...output.events);
    played.notes.push(...output.notes);
    played.steps.push(...output.steps);
    played.asks.push(...output.asks);
    for (const call of output.calls) played.calls.set(call.callId, call);
  }
  return played;
}
