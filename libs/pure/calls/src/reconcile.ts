import { channelView, headerOf } from '@planfix-asterisk/ami';
import type { AmiBlock } from '@planfix-asterisk/ami';
import type { SnapshotFact } from './facts.ts';
import { joinFound, readFound } from './found-channels.ts';
import { channelOf, enterBridge, leaveBridge } from './graph.ts';
import type { Channel, Graph } from './graph.ts';
import { note } from './telling.ts';
import type { Telling } from './telling.ts';
import { callsOf } from './tracker-state.ts';
import type { TrackerState } from './tracker-state.ts';

/**
 * Brings the graph in line with the channels that really live after a reconnect: those not among them ended unheard,
 * those not known were born unheard. Returns the channels that changed.
 */
export function reconcile(state: TrackerState, telling: Telling, fact: SnapshotFact): Channel[] {
  const { graph } = state;
  const holding = holdingBridges(fact.bridges ?? []);
  const found: Channel[] = [];
  const live = fact.channels.flatMap((row) => {
    const view = channelView(row, '');
    if (!view) return [];
    const isKnown = graph.channels.has(view.uniqueid);
    const channel = channelOf(graph, view);
    followBridge(graph, channel, { id: headerOf(row, 'bridgeid') ?? '', row, holding });
    readFound(channel, row, telling.at);
    if (!isKnown) {
      channel.isFound = true;
      found.push(channel);
    }
    return channel;
  });
  const ended = endUnheard(state, telling, missingAmong(graph, live));
  for (const channel of found) joinFound(state, telling, channel);
  return [...live, ...ended];
}

/**
 * Finds the channels whose Hangup was lost: missing in two looks in a row, because a row may be older than the event
 * that is still on its way. Nothing else is read from a look: the bridges in it may be older than what is known.
 */
export function findLost(state: TrackerState, telling: Telling, rows: readonly AmiBlock[]): Channel[] {
  const { graph } = state;
  const live = rows.flatMap((row) => graph.channels.get(channelView(row, '')?.uniqueid ?? '') ?? []);
  for (const channel of live) channel.missingSince = undefined;
  const missing = missingAmong(graph, live);
  const lost = missing.filter(({ missingSince }) => missingSince !== undefined);
  for (const channel of missing) channel.missingSince ??= telling.at;
  return endUnheard(state, telling, lost);
}

/** The look before, at which the channels were missing that this one gives up. */
export function firstMissedAt({ graph }: TrackerState): number | undefined {
  const times = [...graph.channels.values()].flatMap(({ missingSince }) => missingSince ?? []);
  return times.length === 0 ? undefined : Math.min(...times);
}

interface Place {
  readonly id: string;
  readonly row: AmiBlock;
  readonly holding: ReadonlyMap<string, boolean>;
}

function followBridge(graph: Graph, channel: Channel, { id, row, holding }: Place): void {
  if (id === '') leaveBridge(graph, channel);
  else if (channel.bridge !== id) {
    const isHolding = holding.get(id) ?? graph.bridges.get(id)?.isHolding ?? isParking(row);
    enterBridge(graph, channel, id, isHolding);
  }
}

/** Where the bridges could not be listed, the parked channel's own application tells. */
function isParking(row: AmiBlock): boolean {
  return /^park/i.test(headerOf(row, 'application') ?? '');
}

function holdingBridges(rows: readonly AmiBlock[]): Map<string, boolean> {
  return new Map(
    rows.map((row) => {
      const isHolding =
        /^(parking|holding)$/.test(headerOf(row, 'bridgetype') ?? '') ||
        headerOf(row, 'bridgetechnology') === 'holding_bridge';
      return [headerOf(row, 'bridgeuniqueid') ?? '', isHolding];
    }),
  );
}

function missingAmong(graph: Graph, live: readonly Channel[]): Channel[] {
  const alive = new Set(live);
  return [...graph.channels.values()].filter(
    (channel) => !alive.has(channel) && channel.endedAt === undefined,
  );
}

export function endUnheard(state: TrackerState, telling: Telling, channels: readonly Channel[]): Channel[] {
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
