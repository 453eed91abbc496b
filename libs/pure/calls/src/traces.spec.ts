import { compareCalls, readExpectedCalls } from '@planfix-asterisk/testing';
import { describe, expect, it } from 'vitest';
import { createTrackerState, restoreTracker, serializeCall, trackCalls } from './index.ts';
import type { TrackerState } from './index.ts';
import { labRules } from './testing/lab-rules.ts';
import { playFacts } from './testing/play-facts.ts';
import { told } from './testing/told.ts';
import { traceFacts } from './testing/trace-facts.ts';

const settings = { 'with the trunk named': labRules(), 'with no trunk named': labRules({ trunks: [] }) };

describe.each(Object.entries(settings))('recorded calls of a real Asterisk, %s', (_title, rules) => {
  for (const [name, expected] of Object.entries(readExpectedCalls())) {
    it(`tells PlanFix of ${name} what the rules ask, and forgets the call`, () => {
      const state = createTrackerState();
      const { said } = playFacts(state, traceFacts(name), rules);
      expect(compareCalls(expected, said.map(told))).toEqual([]);
      expect([state.calls.size, state.graph.channels.size, state.graph.bridges.size]).toEqual([0, 0, 0]);
      expect([state.callsOfChannel.size, state.deadlines.size, state.graph.pairs.size]).toEqual([0, 0, 0]);
    });
  }
});

it('goes on in mid-call from what is stored of it, whatever the moment', () => {
  const rules = labRules();
  for (const [name, expected] of Object.entries(readExpectedCalls())) {
    const facts = traceFacts(name);
    for (let cut = 0; cut < facts.length; cut += 3) {
      const before = createTrackerState();
      const said = facts.slice(0, cut).flatMap((fact) => trackCalls(before, fact, rules).events);
      // Channels that belong to no call yet are not stored; the look at the live channels brings them back.
      if ([...before.graph.channels.keys()].some((id) => !before.callsOfChannel.has(id))) continue;
      const { said: after } = playFacts(restored(before), facts.slice(cut), rules);
      expect([name, cut, compareCalls(expected, [...said, ...after].map(told))]).toEqual([name, cut, []]);
    }
  }
});

function restored(state: TrackerState): TrackerState {
  return restoreTracker([...state.calls.keys()].map((callId) => serializeCall(state, callId) ?? ''));
}
