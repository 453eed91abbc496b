import { channelView, headerOf } from '@planfix-asterisk/ami';
import type { AmiBlock } from '@planfix-asterisk/ami';
import { channelOf, enterBridge, leaveBridge } from './graph.ts';
import type { Channel } from './graph.ts';
import type { Telling } from './telling.ts';
import type { TrackerState } from './tracker-state.ts';

/**
 * Brings the graph in line with the channels that really live (CoreShowChannels after a reconnect): those not
 * among them ended unheard, those not known were born unheard. Returns the channels that changed.
 */
export function reconcile(state: TrackerState, telling: Telling, rows: readonly AmiBlock[]): Channel[] {
  const { graph } = state;
  const live = new Set<string>();
  const changed: Channel[] = [];
  for (const row of rows) {
    const view = channelView(row, '');
    if (!view) continue;
    live.add(view.uniqueid);
    const channel = channelOf(graph, view);
    const bridge = headerOf(row, 'bridgeid') ?? '';
    if (bridge === '') leaveBridge(graph, channel);
    else if (channel.bridge !== bridge)
      enterBridge(graph, channel, bridge, graph.bridges.get(bridge)?.isHolding ?? false);
    changed.push(channel);
  }
  for (const channel of graph.channels.values()) {
    if (live.has(channel.id) || channel.endedAt !== undefined) continue;
    leaveBridge(graph, channel);
    channel.endedAt = telling.at;
    if (channel.dial) channel.dial.endedAt ??= telling.at;
    changed.push(channel);
  }
  return changed;
}
