import { otherHalf } from './graph.ts';
import type { Channel, Graph } from './graph.ts';
import type { TrackerRules } from './tracker-rules.ts';

/** The extension of a phone, mapped or not; `undefined` for trunks, Local halves and Asterisk's own channels. */
export function extensionOf(channel: Channel, rules: TrackerRules): string | undefined {
  if (channel.kind !== 'device' || isTrunk(channel, rules)) return undefined;
  const { endpoint, user } = channel;
  const own = rules.devices.get(endpoint);
  if (own !== undefined || rules.extensions.has(endpoint)) return own ?? endpoint;
  return user !== undefined && rules.extensions.has(user) ? user : endpoint;
}

/** A trunk leads outside: named as such, or, where no trunk is named, every endpoint that is no extension. */
export function isTrunk(channel: Channel, rules: TrackerRules): boolean {
  if (channel.kind !== 'device') return false;
  if (rules.trunks.size > 0) return rules.trunks.has(channel.endpoint);
  const { endpoint } = channel;
  return (
    ![rules.extensions, rules.devices].some((known) => known.has(endpoint)) &&
    !rules.numbers.internal.test(endpoint)
  );
}

/**
 * All channels that hear this one, itself included: through bridges and Local pairs, not through parking and
 * holding bridges. Devices are ends of the way, so each is looked at once.
 */
export function hearers(graph: Graph, from: Channel): Channel[] {
  const seen = new Set<Channel>([from]);
  for (const channel of seen) {
    const half = channel.kind === 'local' ? otherHalf(graph, channel) : undefined;
    if (half && half.endedAt === undefined) seen.add(half);
    const bridge = channel.bridge === undefined ? undefined : graph.bridges.get(channel.bridge);
    if (!bridge || bridge.isHolding) continue;
    for (const id of bridge.members) {
      const member = graph.channels.get(id);
      if (member) seen.add(member);
    }
  }
  return [...seen];
}

/**
 * The channels above a dialled one: who dialled it, through Local pairs, up to the first.
 * Never looked for downwards: below a client hang legs of other people's consultations too.
 */
export function dialChain(graph: Graph, dialled: Channel): Channel[] {
  const chain: Channel[] = [];
  let at: Channel | undefined = dialled;
  while (at && chain.length < 50) {
    chain.push(at);
    const above: Channel | undefined = at.dial ? graph.channels.get(at.dial.source) : undefined;
    at = above ?? (at.kind === 'local' ? nextHalf(graph, at, chain) : undefined);
  }
  return chain;
}

function nextHalf(graph: Graph, channel: Channel, chain: readonly Channel[]): Channel | undefined {
  const half = otherHalf(graph, channel);
  return half && !chain.includes(half) ? half : undefined;
}
