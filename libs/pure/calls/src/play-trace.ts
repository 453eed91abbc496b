import { parseAmiBlock } from '@planfix-asterisk/ami';
import type { TraceEntry } from '@planfix-asterisk/ami';
import type { Fact } from './facts.ts';
import { foldFacts } from './fold-facts.ts';
import type { TrackerOutput } from './track-calls.ts';
import type { TrackerRules } from './tracker-rules.ts';
import { createTrackerState } from './tracker-state.ts';

/** What a recording's event, or the passing of time between two, did to the tracker. */
export interface TraceStep {
  /** Milliseconds since the recording began. */
  readonly atMs: number;
  /** The event behind it; `undefined`: time passed. */
  readonly entry: TraceEntry | undefined;
  /** `undefined`: the tracker uses no events of this kind. */
  readonly output: TrackerOutput | undefined;
}

/** Plays a recording through the tracker of the product, offline; the rules are those of an instance. */
export function* playTrace(entries: readonly TraceEntry[], rules: TrackerRules): Generator<TraceStep> {
  const entryOf = new Map<Fact, TraceEntry>();
  const unused: TraceEntry[] = [];
  function* facts(): Generator<Fact> {
    for (const entry of entries) {
      const event = parseAmiBlock(entry.block);
      if (event === undefined) {
        unused.push(entry);
        continue;
      }
      const fact: Fact = { kind: 'ami', at: entry.atMs, event };
      entryOf.set(fact, entry);
      yield fact;
    }
  }
  for (const { fact, output } of foldFacts(createTrackerState(), facts(), rules)) {
    yield* takeUnused(unused);
    yield { atMs: fact.at, entry: entryOf.get(fact), output };
    entryOf.delete(fact);
  }
  yield* takeUnused(unused);
}

const takeUnused = (unused: TraceEntry[]): TraceStep[] =>
  unused.splice(0).map((entry) => ({ atMs: entry.atMs, entry, output: undefined }));
