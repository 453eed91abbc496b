import type { Call } from './call.ts';
import type { Channel, Graph } from './graph.ts';
import { actsFor } from './acts-for.ts';
import { dialChain, hearers } from './parties.ts';
import type { TrackerRules } from './tracker-rules.ts';

/** Who is with the client at this moment, by extension, each with the legs that say so. */
export interface ClientView {
  readonly isAlive: boolean;
  readonly isParked: boolean;
  readonly talking: Map<string, Channel[]>;
  readonly ringing: Map<string, Channel[]>;
  /** The client hears an outside party on nobody's behalf. */
  readonly hasOutsideTalk: boolean;
  /** All channels that take part, the client's own among them. */
  readonly heard: readonly Channel[];
}

/** Derived anew after each fact from the graph alone, so no order of events can leave it wrong for long. */
export function lookAtClient(graph: Graph, call: Call, rules: TrackerRules): ClientView {
  const clients = liveClients(graph, call);
  const heard = clients.flatMap((client) => hearers(graph, client));
  const others = heard.filter(
    (channel) => !call.clients.includes(channel.id) && channel.endedAt === undefined,
  );
  const talking = new Map<string, Channel[]>();
  let hasOutsideTalk = false;
  for (const channel of others) {
    if (channel.kind !== 'device') continue;
    const extension = actsFor({ graph, call, rules }, channel);
    if (extension === undefined) hasOutsideTalk = true;
    else addLeg(talking, extension, channel);
  }
  return {
    isAlive: clients.length > 0,
    isParked: clients.some(
      (client) => client.bridge !== undefined && graph.bridges.get(client.bridge)?.isHolding,
    ),
    talking,
    ringing: ringingFor(graph, call, clients, rules),
    hasOutsideTalk,
    heard,
  };
}

export function liveClients(graph: Graph, call: Call): Channel[] {
  return call.clients.flatMap((id) => {
    const channel = graph.channels.get(id);
    return channel && channel.endedAt === undefined ? [channel] : [];
  });
}

function ringingFor(
  graph: Graph,
  call: Call,
  clients: readonly Channel[],
  rules: TrackerRules,
): Map<string, Channel[]> {
  const ringing = new Map<string, Channel[]>();
  if (clients.length === 0) return ringing;
  for (const id of call.candidates) {
    const leg = graph.channels.get(id);
    if (!leg || hasStopped(leg) || call.closedLegs.has(id) || call.clients.includes(id)) continue;
    const chain = dialChain(graph, leg);
    if (!chain.every(isDialOpen) || !leadsTo(graph, chain, clients)) continue;
    const extension = actsFor({ graph, call, rules }, leg);
    if (extension !== undefined) addLeg(ringing, extension, leg);
  }
  return ringing;
}

/** A dial heard of only after the end of its leg (a refusal within a millisecond) rings for the moment it is heard. */
function hasStopped(leg: Channel): boolean {
  return leg.hasBeenBridged || (leg.endedAt !== undefined && leg.dial?.endedAt !== undefined);
}

/** A dial that was answered stays open until the bridge: call confirmation and queue announcements lie between. */
function isDialOpen({ dial }: Channel): boolean {
  return dial?.endedAt === undefined || dial.status === 'ANSWER';
}

/** Up to the client itself, or up to a channel that the client hears (a consultation handed over while it rings). */
function leadsTo(graph: Graph, chain: readonly Channel[], clients: readonly Channel[]): boolean {
  if (clients.some((client) => chain.includes(client))) return true;
  const top = chain.at(-1);
  if (top?.kind !== 'local') return false;
  return hearers(graph, top).some((channel) => clients.includes(channel));
}

function addLeg(legs: Map<string, Channel[]>, extension: string, leg: Channel): void {
  legs.set(extension, [...(legs.get(extension) ?? []), leg]);
}
