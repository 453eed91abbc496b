import type { Call } from './call.ts';
import { createGraph } from './graph.ts';
import type { Channel, Graph } from './graph.ts';

/** All the tracker knows of one PBX node. Plain data: `serializeTracker` makes it text and back. */
export interface TrackerState {
  readonly graph: Graph;
  readonly calls: Map<string, Call>;
  /** Calls a channel has to do with, by Uniqueid. */
  readonly callsOfChannel: Map<string, Set<string>>;
  /** When a call wants to be looked at again though nothing happens. */
  readonly deadlines: Map<string, number>;
  /** Ended channels in the order of their ends, kept for a moment: words about them come late. */
  readonly ended: { id: string; at: number }[];
}

export function createTrackerState(): TrackerState {
  return {
    graph: createGraph(),
    calls: new Map(),
    callsOfChannel: new Map(),
    deadlines: new Map(),
    ended: [],
  };
}

export function linkChannel(state: TrackerState, channelId: string, callId: string): void {
  const calls = state.callsOfChannel.get(channelId) ?? new Set<string>();
  calls.add(callId);
  state.callsOfChannel.set(channelId, calls);
}

/** The calls that may look different after something happened to these channels. */
export function callsOf(state: TrackerState, channels: readonly Channel[]): Set<Call> {
  const found = new Set<Call>();
  const add = (callId: string): void => {
    const call = state.calls.get(callId);
    if (call) found.add(call);
  };
  for (const channel of channels) {
    add(channel.linkedid);
    for (const callId of state.callsOfChannel.get(channel.id) ?? []) add(callId);
  }
  return found;
}

export function serializeTracker(state: TrackerState): string {
  return JSON.stringify(state, (_key, value: unknown) => {
    if (value instanceof Map) return { $map: [...value.entries()] };
    return value instanceof Set ? { $set: [...value] } : value;
  });
}

/** The state `serializeTracker` wrote; throws on text of another origin. */
export function restoreTracker(text: string): TrackerState {
  const state: unknown = JSON.parse(text, (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null) return value;
    if ('$map' in value) return new Map(value.$map as [unknown, unknown][]);
    return '$set' in value ? new Set(value.$set as unknown[]) : value;
  });
  if (!isTrackerState(state)) throw new Error('The stored state of the call tracker is not readable');
  return state;
}

function isTrackerState(value: unknown): value is TrackerState {
  const parts = ['graph', 'calls', 'callsOfChannel', 'deadlines', 'ended'];
  return typeof value === 'object' && value !== null && parts.every((part) => part in value);
}
