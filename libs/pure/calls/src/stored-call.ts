import type { Call } from './call.ts';
import { enterBridge } from './graph.ts';
import type { Channel } from './graph.ts';
import { createTrackerState, linkChannel } from './tracker-state.ts';
import type { TrackerState } from './tracker-state.ts';

/** What is kept of one call so that a restart goes on in the middle of it. */
interface StoredCall {
  readonly call: Call;
  readonly channels: readonly Channel[];
  /** Ids of the holding bridges among theirs. */
  readonly holding: readonly string[];
  readonly deadline?: number | undefined;
}

/** The call with its channels as text, to be stored with what it told; `undefined` once it is forgotten. */
export function serializeCall(state: TrackerState, callId: string): string | undefined {
  const call = state.calls.get(callId);
  if (!call) return undefined;
  const channels = [...call.channels].flatMap((id) => state.graph.channels.get(id) ?? []);
  const bridges = channels.flatMap(({ bridge }) => bridge ?? []);
  const holding = bridges.filter((id) => state.graph.bridges.get(id)?.isHolding);
  const stored: StoredCall = { call, channels, holding, deadline: state.deadlines.get(callId) };
  return JSON.stringify(stored, (_key, value: unknown) => {
    if (value instanceof Map) return { $map: [...value.entries()] };
    return value instanceof Set ? { $set: [...value] } : value;
  });
}

/** The state of the calls `serializeCall` wrote; throws on text of another origin. */
export function restoreTracker(texts: Iterable<string>): TrackerState {
  const state = createTrackerState();
  for (const text of texts) restoreCall(state, readStoredCall(text));
  state.ended.sort((one, other) => one.at - other.at);
  return state;
}

function restoreCall(state: TrackerState, { call, channels, holding, deadline }: StoredCall): void {
  const { graph } = state;
  state.calls.set(call.callId, call);
  if (deadline !== undefined) state.deadlines.set(call.callId, deadline);
  for (const channel of channels) {
    linkChannel(state, channel.id, call);
    // A channel of two calls (a consultation handed over) is stored with both.
    if (graph.channels.has(channel.id)) continue;
    graph.channels.set(channel.id, channel);
    if (channel.kind === 'local')
      graph.pairs.set(channel.pair, (graph.pairs.get(channel.pair) ?? new Set()).add(channel.id));
    if (channel.bridge !== undefined)
      enterBridge(graph, channel, channel.bridge, holding.includes(channel.bridge));
    if (channel.endedAt !== undefined) state.ended.push({ id: channel.id, at: channel.endedAt });
  }
}

function readStoredCall(text: string): StoredCall {
  const read: unknown = JSON.parse(text, (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null) return value;
    if ('$map' in value) return new Map(value.$map as [unknown, unknown][]);
    return '$set' in value ? new Set(value.$set as unknown[]) : value;
  });
  if (!isStoredCall(read)) throw new Error('The stored state of a call is not readable');
  return read;
}

function isStoredCall(read: unknown): read is StoredCall {
  return (
    typeof read === 'object' && read !== null && 'call' in read && 'channels' in read && 'holding' in read
  );
}
