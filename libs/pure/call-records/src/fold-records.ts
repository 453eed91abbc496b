import { createTrackerState, foldFacts } from '@planfix-asterisk/calls';
import type { CallEvent, CallNote, CallSummary, Fact, TrackerRules } from '@planfix-asterisk/calls';
import type { TimedRecord } from './call-record.ts';
import { factsOfRecords } from './facts-of-records.ts';

export type CompletedEvent = Extract<CallEvent, { kind: 'completed' }>;

/** A call that came and went unheard, as the records tell it. */
export interface RecordedCall {
  /** What a live call would have been called, with the prefix of its node. */
  readonly callId: string;
  readonly summary: CallSummary;
  /** What PlanFix must hear, `COMPLETED` alone (rule 28); empty if nothing. */
  readonly events: readonly CompletedEvent[];
  readonly notes: readonly CallNote[];
}

/** Longer than any pause after which the tracker still says something. */
const afterwordsMs = 60_000;

/** The calls that these records are of: one as a rule, two where one was asked about in another. */
export function foldRecords(records: readonly TimedRecord[], rules: TrackerRules): RecordedCall[] {
  const facts = factsOfRecords(records, rules);
  const end: Fact = { kind: 'tick', at: (facts.at(-1)?.at ?? 0) + afterwordsMs };
  const events: CallEvent[] = [];
  const notes: CallNote[] = [];
  const summaries = new Map<string, CallSummary>();
  for (const { output } of foldFacts(createTrackerState(), [...facts, end], rules)) {
    events.push(...output.events);
    notes.push(...output.notes);
    for (const summary of output.calls) summaries.set(summary.callId, summary);
  }
  return [...summaries.values()].map((summary) => ({
    callId: summary.callId,
    summary,
    events: completedAlone(events.filter(({ callId }) => callId === summary.callId)),
    notes: notes.filter(({ callId }) => callId === summary.callId),
  }));
}

/**
 * `Cancelled` closes a pop-up while the call goes on; afterwards there is none to close. What is told counts from 1, as
 * of every call, and the last of it waits for all before.
 */
function completedAlone(events: readonly CallEvent[]): CompletedEvent[] {
  const told = events
    .filter((event) => event.kind === 'completed')
    .filter(({ result }) => result !== 'cancelled');
  return told.map((event, index) => ({ ...event, seq: index + 1, isLast: index === told.length - 1 }));
}
