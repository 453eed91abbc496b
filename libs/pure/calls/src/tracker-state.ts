import type { Call } from './call.ts';
import { createGraph } from './graph.ts';
import type { Channel, Graph } from './graph.ts';

/** All the tracker knows of one PBX node. Plain data; stored call by call, see stored-call.ts. */
export interface TrackerState {
  readonly graph: Graph;
  readonly calls: Map<string, Call>;
  /** Calls a channel has to do with, by Uniqueid. */
  readonly callsOfChannel: Map<string, Set<string>>;
  /** When a call wants to be looked at again though nothing happens. */
  readonly deadlines: Map<string, number>;
  /** Ended channels in the order of their ends, kept for a moment: words about them come late. */
  readonly ended: { id: string; at: number }[];
  /** The AMI user gets to see channel variables (right `dialplan`): recordings need not be asked for. */
  hearsVariables: boolean;
  /** Since when nothing is heard of the PBX; absent while the link is up. */
  lostAt?: number | undefined;
  /** Channels not heard of since an outage after which the PBX told nothing: until when they are waited for. */
  unseen?: { readonly lostAt: number; readonly giveUpAt: number } | undefined;
}

export function createTrackerState(): TrackerState {
  return {
    graph: createGraph(),
    calls: new Map(),
    callsOfChannel: new Map(),
    deadlines: new Map(),
    ended: [],
    hearsVariables: false,
  };
}

export function linkChannel(state: TrackerState, channelId: string, call: Call): void {
  const calls = state.callsOfChannel.get(channelId) ?? new Set<string>();
  state.callsOfChannel.set(channelId, calls.add(call.callId));
  call.channels.add(channelId);
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
