import { channelView, headerOf } from '@planfix-asterisk/ami';
import type { AmiBlock } from '@planfix-asterisk/ami';
import { channelOf, enterBridge, leaveBridge } from './graph.ts';
import type { Channel, Graph } from './graph.ts';
import { note } from './telling.ts';
import type { Telling } from './telling.ts';
import { callsOf } from './tracker-state.ts';
import type { TrackerState } from './tracker-state.ts';

/**
 * Brings the graph in line with the channels that really live (CoreShowChannels after a reconnect): those not
 * among them ended unheard, those not known were born unheard. Returns the channels that changed.
 */
export function reconcile(state: TrackerState, telling: Telling, rows: readonly AmiBlock[]): Channel[] {
  const { graph } = state;
  const live = rows.flatMap((row) => {
    const view = channelView(row, '');
    if (!view) return [];
    const isNew = !graph.channels.has(view.uniqueid);
    const channel = channelOf(graph, view);
    if (isNew) channel.isFound = true;
    followBridge(graph, channel, headerOf(row, 'bridgeid') ?? '');
    return channel;
  });
  return [...live, ...endUnheard(state, telling, missingAmong(graph, live))];
}

/**
 * Finds the channels whose Hangup was lost: missing in two looks in a row, because a row may be older than the event
 * that is still on its way. Nothing else is read from a look: the bridges in it may be older than what is known.
 */
export function findLost(state: TrackerState, telling: Telling, rows: readonly AmiBlock[]): Channel[] {
  const { graph } = state;
  const live = rows.flatMap((row) => graph.channels.get(channelView(row, '')?.uniqueid ?? '') ?? []);
  for (const channel of live) channel.isMissing = false;
  const missing = missingAmong(graph, live);
  const lost = missing.filter((channel) => channel.isMissing);
  for (const channel of missing) channel.isMissing = true;
  return endUnheard(state, telling, lost);
}

function followBridge(graph: Graph, channel: Channel, bridge: string): void {
  if (bridge === '') leaveBridge(graph, channel);
  else if (channel.bridge !== bridge) {
    enterBridge(graph, channel, bridge, graph.bridges.get(bridge)?.isHolding ?? false);
  }
}

function missingAmong(graph: Graph, live: readonly Channel[]): Channel[] {
  const alive = new Set(live);
  return [...graph.channels.values()].filter(
    (channel) => !alive.has(channel) && channel.endedAt === undefined,
  );
}

function endUnheard(state: TrackerState, telling: Telling, channels: readonly Channel[]): Channel[] {
  return channels.map((channel) => {
    leaveBridge(state.graph, channel);
    channel.endedAt = telling.at;
    if (channel.dial) channel.dial.endedAt ??= telling.at;
    for (const call of callsOf(state, [channel])) {
      if (call.clients.includes(channel.id)) note(telling, call, 'closed-without-hangup');
    }
    return channel;
  });
}
