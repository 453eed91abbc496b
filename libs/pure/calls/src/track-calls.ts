import { applyEvent } from './apply-event.ts';
import { beginIncoming, followDial } from './begin-call.ts';
import type { CallEvent } from './call-event.ts';
import { afterlifeMs } from './call-policy.ts';
import type { CallNote, CallStep, CallSummary } from './call-summary.ts';
import type { Call } from './call.ts';
import type { Fact } from './facts.ts';
import { hearOfClick } from './follow-click.ts';
import { forgetChannel } from './graph.ts';
import type { Channel } from './graph.ts';
import { stepByEvent } from './journal-steps.ts';
import { findLost, firstMissedAt, reconcile } from './reconcile.ts';
import { expectWord, giveUpUnseen, heardOf, isGivingUp } from './unseen-channels.ts';
import { settleCall } from './settle-call.ts';
import { summariseCall } from './summarise-call.ts';
import { takeRecordingAnswer } from './talk-recordings.ts';
import { note } from './telling.ts';
import type { RecordingAsk, Telling } from './telling.ts';
import type { TrackerRules } from './tracker-rules.ts';
import { callsOf, linkChannel } from './tracker-state.ts';
import type { TrackerState } from './tracker-state.ts';

export interface TrackerOutput {
  readonly events: readonly CallEvent[];
  readonly notes: readonly CallNote[];
  readonly steps: readonly CallStep[];
  readonly calls: readonly CallSummary[];
  readonly asks: readonly RecordingAsk[];
  /** Calls that are not as they were: their stored state is to be written anew, or dropped when they are forgotten. */
  readonly changed: readonly string[];
  /** When the tracker wants a tick though nothing happens; absent when it does not. */
  readonly wakeAt?: number;
}

/**
 * The fold of the product: one fact in, what PlanFix must hear out. It takes the state over and changes it in
 * place (a copy for each of 200 events a second would cost more than the thinking); nothing else holds it.
 */
export function trackCalls(state: TrackerState, fact: Fact, rules: TrackerRules): TrackerOutput {
  const telling: Telling = {
    events: [],
    notes: [],
    steps: [],
    calls: [],
    asks: [],
    rules,
    at: fact.at,
    talkUntil: talkUntil(state, fact),
    isSnapshot: fact.kind === 'snapshot',
  };
  const touched = new Set<Call>();
  const settle = (calls: Iterable<Call>): void => {
    for (const call of calls) settleCall(state, telling, call);
    for (const call of calls) touched.add(call);
  };
  settle(dueCalls(state, fact.at));
  const clicked = hearOfClick(state, telling, fact);
  if (clicked) settle([clicked]);
  const channels = changedChannels(state, telling, fact);
  for (const channel of channels) follow(state, telling, channel, fact.kind);
  settle(callsOf(state, channels));
  settle(callsOf(state, endLateDials(channels, fact.at)));
  for (const call of touched) summariseCall(state, telling, call);
  forgetUnborn(state, touched);
  const forgotten = forgetEnded(state, fact.at);
  const changed = [...new Set([...[...touched].map((call) => call.callId), ...forgotten])];
  const { events, notes, steps, calls, asks } = telling;
  return { events, notes, steps, calls, asks, changed, wakeAt: wakeTime(state) };
}

/** What ended unheard ended some time after the last word of it; more than that moment is not known. */
function talkUntil(state: TrackerState, fact: Fact): number {
  if (fact.kind === 'snapshot') return Math.min(state.lostAt ?? fact.at, fact.at);
  if (fact.kind === 'tick' && isGivingUp(state, fact.at)) return state.unseen?.lostAt ?? fact.at;
  return fact.kind === 'look' ? (firstMissedAt(state) ?? fact.at) : fact.at;
}

function changedChannels(state: TrackerState, telling: Telling, fact: Fact): readonly Channel[] {
  switch (fact.kind) {
    case 'tick':
      return giveUpUnseen(state, telling);
    case 'unseen':
      return expectWord(state, fact.at);
    case 'click-began':
    case 'click-refused':
      return [];
    case 'link-lost':
      state.hearsVariables = false;
      state.lostAt ??= fact.at;
      return [];
    case 'snapshot':
      state.lostAt = undefined;
      return reconcile(state, telling, fact);
    case 'look':
      return findLost(state, telling, fact.channels);
    case 'recording-answer':
      return takeRecordingAnswer(state.graph, fact);
    case 'ami':
      if (fact.event.kind === 'variable-set') state.hearsVariables = true;
      stepByEvent(state, telling, fact.event);
      return applyEvent(state.graph, fact.event, fact.at);
    default:
      return fact satisfies never;
  }
}

function follow(state: TrackerState, telling: Telling, channel: Channel, by: Fact['kind']): void {
  if (by === 'ami' && state.unseen) heardOf(state, channel);
  const begun = beginIncoming(state, telling, channel);
  if (begun && by === 'snapshot') note(telling, begun, 'found-after-reconnect');
  const call = state.calls.get(channel.linkedid);
  if (call) linkChannel(state, channel.id, call);
  if (channel.dial) followDial(state, telling, channel);
  if (channel.endedAt === telling.at) state.ended.push({ id: channel.id, at: telling.at });
}

/** A dial heard of only after its leg had ended has rung for this one moment. */
function endLateDials(channels: readonly Channel[], at: number): Channel[] {
  const late = channels.filter(
    ({ endedAt, dial }) => endedAt !== undefined && dial?.endedAt === undefined && dial,
  );
  for (const { dial } of late) if (dial) dial.endedAt = at;
  return late;
}

function dueCalls(state: TrackerState, at: number): Call[] {
  const due = [...state.deadlines].filter(([, deadline]) => deadline <= at);
  return due.flatMap(([callId]) => state.calls.get(callId) ?? []);
}

function wakeTime(state: TrackerState): number | undefined {
  const forgetAt = state.ended[0] === undefined ? [] : [state.ended[0].at + afterlifeMs];
  const giveUpAt = state.unseen ? [state.unseen.giveUpAt] : [];
  const times = [...state.deadlines.values(), ...forgetAt, ...giveUpAt];
  return times.length === 0 ? undefined : Math.min(...times);
}

/** Words about a channel come late; after a while neither it nor its call is known any more. Returns the calls. */
function forgetEnded(state: TrackerState, at: number): string[] {
  const forgotten: string[] = [];
  while (state.ended[0] !== undefined && state.ended[0].at + afterlifeMs <= at) {
    const channel = state.graph.channels.get(state.ended.shift()?.id ?? '');
    if (channel) forgotten.push(...forget(state, channel));
  }
  return forgotten;
}

/** A click that never led to a channel has none whose end would make it forgotten. */
function forgetUnborn(state: TrackerState, calls: Iterable<Call>): void {
  for (const { callId, endedAt, channels } of calls) {
    if (endedAt === undefined || channels.size > 0) continue;
    state.calls.delete(callId);
    state.deadlines.delete(callId);
  }
}

/** A Linkedid may live on after the client has gone: its number must not be given to another call then. */
function forget(state: TrackerState, channel: Channel): string[] {
  forgetChannel(state.graph, channel);
  const forgotten: string[] = [];
  for (const callId of state.callsOfChannel.get(channel.id) ?? []) {
    const call = state.calls.get(callId);
    call?.channels.delete(channel.id);
    call?.candidates.delete(channel.id);
    call?.closedLegs.delete(channel.id);
    if (call?.channels.size !== 0) continue;
    state.calls.delete(callId);
    state.deadlines.delete(callId);
    forgotten.push(callId);
  }
  state.callsOfChannel.delete(channel.id);
  return forgotten;
}
