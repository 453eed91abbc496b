import { togetherMs } from './call-policy.ts';
import type { Call } from './call.ts';
import type { Channel, Graph } from './graph.ts';
import { dialChain, extensionOf } from './parties.ts';
import type { TrackerRules } from './tracker-rules.ts';

interface Around {
  readonly graph: Graph;
  readonly call: Call;
  readonly rules: TrackerRules;
}

/** The extension of a phone, or the one an outside leg was forwarded by (rule 18); `undefined` for other outside legs. */
export function actsFor({ graph, call, rules }: Around, channel: Channel): string | undefined {
  const own = extensionOf(channel, rules);
  if (own !== undefined || !channel.dial) return own;
  const chain = dialChain(graph, channel);
  return forwardedByPhone(chain) ?? forwardedByPbx(graph, call, chain);
}

/** A phone's own 302: Asterisk names it on the new leg (FORWARDERNAME) or on the end of the old one (Forward). */
function forwardedByPhone(chain: readonly Channel[]): string | undefined {
  for (const channel of chain) {
    if (channel.forwarder !== undefined) return channel.forwarder;
    const sentTo = channel.pair.split('@')[0] ?? '';
    const forwarder = chain.find((other) => other.forwards.has(sentTo))?.forwards.get(sentTo);
    if (forwarder !== undefined) return forwarder;
  }
  return undefined;
}

/**
 * FreePBX's own forwards leave only EXTTOCALL. It names the forwarder where the leg was dialled alone (in a ring
 * group it holds the last member) and not for one who has talked since: a transfer to a mobile is nobody's talk.
 */
function forwardedByPbx(graph: Graph, call: Call, chain: readonly Channel[]): string | undefined {
  const named = chain.flatMap(({ extensionCalled }) => extensionCalled ?? []);
  const extension = named[0]?.extension;
  if (extension === undefined) return undefined;
  // Legs inherit the variable when they are born, so the first time it was said is the time of the call to the extension.
  const since = Math.min(...named.filter((each) => each.extension === extension).map((each) => each.at));
  if ((call.talkEndedAt.get(extension) ?? 0) >= since) return undefined;
  if (isTalkingElsewhere(call, extension, chain[0])) return undefined;
  return chain.some((leg) => hasSiblings(graph, call, leg)) ? undefined : extension;
}

/** Who talks on a phone of his own consults the outside party; he does not forward to it. */
function isTalkingElsewhere(call: Call, extension: string, leg: Channel | undefined): boolean {
  return [...call.windows.values()].some(
    ({ phase, employee, legs }) =>
      phase === 'talking' && employee.extension === extension && !legs.has(leg?.id ?? ''),
  );
}

/** Dialled together with others by the same channel. */
function hasSiblings(graph: Graph, call: Call, { id, dial }: Channel): boolean {
  if (!dial) return false;
  return [...call.candidates].some((other) => {
    const begun = other === id ? undefined : graph.channels.get(other)?.dial;
    return begun?.source === dial.source && Math.abs(begun.beganAt - dial.beganAt) < togetherMs;
  });
}
