import type { ChannelView } from '@planfix-asterisk/ami';
import { readChannelName } from './channel-name.ts';

/** What one PBX node has in it right now: channels, who dialled whom, Local pairs and bridges. */
export interface Graph {
  readonly channels: Map<string, Channel>;
  /** Uniqueids of the halves by the pair's name. */
  readonly pairs: Map<string, Set<string>>;
  readonly bridges: Map<string, Bridge>;
}

export interface Bridge {
  readonly members: Set<string>;
  /** Parking and holding bridges: nobody talks there. */
  isHolding: boolean;
}

export interface Channel {
  readonly id: string;
  name: string;
  readonly kind: 'device' | 'local' | 'pseudo';
  /** Endpoint of a device; '' otherwise. */
  readonly endpoint: string;
  /** Name of the pair of a Local half; '' otherwise. */
  readonly pair: string;
  /** The Linkedid it was born with; Asterisk may rewrite it later without a word. */
  linkedid: string;
  /** As it was when the channel was born: both are overwritten by the dialplan. */
  bornCallerNumber: string;
  bornCallerName: string;
  bornExten: string;
  bornState: number;
  callerNumber: string;
  bridge?: string;
  /** An answered phone out of its bridge is on hold or leaving; it does not ring. */
  hasBeenBridged: boolean;
  dial?: Dial;
  /** Endpoint of the phone that sent the call on to this leg (FORWARDERNAME). */
  forwarder?: string | undefined;
  /** Extension the dialplan is calling for this channel (FreePBX: EXTTOCALL), and since when. */
  extensionCalled?: { readonly extension: string; readonly at: number };
  /** Phones this channel dialled that sent it on (SIP 302): number sent to -> endpoint of the phone. */
  readonly forwards: Map<string, string>;
  line?: string;
  /** The queue it waits or waited in. */
  queue?: string;
  /** FreePBX's AMPUSER of a phone that calls: the extension of who uses it. */
  user?: string;
  /** When it was answered, of a channel that was found answered after an outage. */
  answeredAt?: number;
  /** Whom it called, as it dialled or as its Dial was told, of a channel that was found in mid-call. */
  dialled?: string;
  /** Asterisk says so twice of most channels: HangupRequest, then SoftHangupRequest. */
  hasAskedToEnd?: boolean;
  isRecorded: boolean;
  recordingFile?: string;
  /** Its recording was asked for (Getvar), or need not be. */
  isRecordingAsked?: boolean;
  /** Seen first among the live channels: what was said of it before was not heard. */
  isFound?: boolean;
  /** Since which look it is not among the live channels. */
  missingSince?: number | undefined;
  /** Nothing was heard of it since the link came back, and nobody says whether it lives. */
  isUnseen?: boolean | undefined;
  endedAt?: number;
  endCause: number;
  endSipStatus: number;
}

/** How a channel was dialled; the edge is kept on the channel it leads to. */
export interface Dial {
  /** '' where Asterisk itself dialled (Originate). */
  readonly source: string;
  readonly dialString: string;
  readonly beganAt: number;
  endedAt?: number;
  status: string;
}

export function createGraph(): Graph {
  return { channels: new Map(), pairs: new Map(), bridges: new Map() };
}

/** The channel of a view, made at first sight: a dial or a bridge may come before its Newchannel, or without one. */
export function channelOf(graph: Graph, view: ChannelView): Channel {
  const known = graph.channels.get(view.uniqueid);
  if (known) return known;
  const name = readChannelName(view.name);
  const channel: Channel = {
    id: view.uniqueid,
    name: view.name,
    kind: name.kind,
    endpoint: name.kind === 'device' ? name.endpoint : '',
    pair: name.kind === 'local' ? name.pair : '',
    linkedid: view.linkedid || view.uniqueid,
    bornCallerNumber: view.callerNumber,
    bornCallerName: view.callerName,
    bornExten: view.exten,
    bornState: view.state,
    callerNumber: view.callerNumber,
    forwards: new Map(),
    hasBeenBridged: false,
    isRecorded: false,
    endCause: 0,
    endSipStatus: 0,
  };
  graph.channels.set(channel.id, channel);
  if (channel.kind === 'local') {
    const halves = graph.pairs.get(channel.pair) ?? new Set<string>();
    graph.pairs.set(channel.pair, halves.add(channel.id));
  }
  return channel;
}

/** The other half of a Local channel. */
export function otherHalf(graph: Graph, channel: Channel): Channel | undefined {
  const halves = graph.pairs.get(channel.pair) ?? [];
  for (const id of halves) if (id !== channel.id) return graph.channels.get(id);
  return undefined;
}

export function enterBridge(graph: Graph, channel: Channel, id: string, isHolding: boolean): void {
  leaveBridge(graph, channel);
  const bridge = graph.bridges.get(id) ?? { members: new Set<string>(), isHolding };
  bridge.isHolding = isHolding;
  bridge.members.add(channel.id);
  graph.bridges.set(id, bridge);
  channel.bridge = id;
  channel.hasBeenBridged = true;
}

export function leaveBridge(graph: Graph, channel: Channel): void {
  if (channel.bridge === undefined) return;
  const bridge = graph.bridges.get(channel.bridge);
  bridge?.members.delete(channel.id);
  if (bridge?.members.size === 0) graph.bridges.delete(channel.bridge);
  delete channel.bridge;
}

export function forgetChannel(graph: Graph, channel: Channel): void {
  leaveBridge(graph, channel);
  graph.channels.delete(channel.id);
  const halves = graph.pairs.get(channel.pair);
  if (halves?.delete(channel.id) === true && halves.size === 0) graph.pairs.delete(channel.pair);
}
