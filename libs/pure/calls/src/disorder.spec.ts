import { listTraces } from '@planfix-asterisk/testing';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createTrackerState } from './index.ts';
import type { CallEvent, Fact } from './index.ts';
import { labRules } from './testing/lab-rules.ts';
import { playFacts } from './testing/play-facts.ts';
import { inShort } from './testing/told.ts';
import { traceFacts } from './testing/trace-facts.ts';

const rules = labRules();
// Every recording in the folder, also one of which nobody has said yet what must come of it.
const traces = new Map(listTraces().map((name) => [name, traceFacts(name)]));
const runs = Number(process.env['DISORDER_RUNS'] ?? 2000);

/** What is wrong with what was told of one call, whatever came in; empty when the rules' invariants hold. */
function faultsOf(said: readonly CallEvent[]): string[] {
  const faults: string[] = [];
  const openOf = new Map<string, CallEvent['kind']>();
  for (const [index, event] of said.entries()) {
    const who = event.employee.shortNumber;
    const open = openOf.get(who);
    if (event.seq !== index + 1) faults.push(`${inShort(event)} has number ${event.seq}`);
    if (event.kind === 'completed') {
      const isLoneMissed = open === undefined && event.result === 'missed';
      if (open === undefined && !isLoneMissed) faults.push(`${inShort(event)} closes nothing`);
      openOf.delete(who);
    } else if (event.kind === 'accepted') {
      if (open !== 'incoming' && open !== 'outgoing') faults.push(`${inShort(event)} without an open window`);
      openOf.set(who, event.kind);
    } else {
      if (open !== undefined) faults.push(`${inShort(event)} opened twice`);
      openOf.set(who, event.kind);
    }
  }
  const missed = said.filter((event) => event.kind === 'completed' && event.result === 'missed');
  if (missed.length > 1) faults.push('more than one Missed');
  const heads = new Set(
    said.map(({ direction, clientNumber, line }) => `${direction} ${clientNumber} ${line}`),
  );
  if (heads.size > 1) faults.push(`type, phone or line changed: ${[...heads].join(', ')}`);
  return [...faults, ...[...openOf.keys()].map((who) => `the window of ${who} stays open`)];
}

/** Moves each fact by up to 50 ms, as bursts of a real Asterisk do. */
function shuffled(facts: readonly Fact[], shifts: readonly number[]): Fact[] {
  const moved = facts.map((fact, index) => ({ ...fact, at: fact.at + (shifts[index % shifts.length] ?? 0) }));
  return moved.sort((one, other) => one.at - other.at);
}

const disorder = fc.record({
  name: fc.constantFrom(...traces.keys()),
  shifts: fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 40 }),
  repeated: fc.array(fc.nat(400), { maxLength: 5 }),
  dropped: fc.array(fc.nat(400), { maxLength: 2 }),
  from: fc.nat(60),
  to: fc.nat(60),
});

it('keeps the invariants of the rules for disordered, repeated, lost and cut events', () => {
  fc.assert(
    fc.property(disorder, ({ name, shifts, repeated, dropped, from, to }) => {
      const facts = traces.get(name) ?? [];
      const cut = facts.slice(from % 3 === 0 ? from : 0, to % 3 === 0 ? facts.length - to : facts.length);
      const lossy = cut.flatMap((fact, index) => {
        if (dropped.includes(index)) return [];
        return repeated.includes(index) ? [fact, fact] : [fact];
      });
      const state = createTrackerState();
      const mixed = shuffled(lossy, shifts);
      const { said } = playFacts(state, [...mixed, nothingLives(mixed)], rules);
      for (const ofCall of Map.groupBy(said, (event) => event.callId).values()) {
        expect(faultsOf(ofCall), ofCall.map(inShort).join('\n')).toEqual([]);
      }
      if (name === '18-internal') expect(said).toEqual([]);
      expect([state.calls.size, state.graph.channels.size, state.callsOfChannel.size]).toEqual([0, 0, 0]);
    }),
    { numRuns: runs },
  );
}, 300_000);

/** A lost Hangup cannot be seen from events; the look at the live channels finds it (rule 29). */
function nothingLives(facts: readonly Fact[]): Fact {
  return { kind: 'snapshot', at: (facts.at(-1)?.at ?? 0) + 2000, channels: [] };
}
