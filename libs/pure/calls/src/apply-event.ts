import type { AmiEvent, ChannelView } from '@planfix-asterisk/ami';
import { readChannelName } from './channel-name.ts';
import { channelOf, enterBridge, leaveBridge } from './graph.ts';
import type { Channel, Graph } from './graph.ts';

/**
 * Brings the graph up to date; returns the channels whose calls may look different now.
 * Nothing is told here: see derive-call.ts.
 */
export function applyEvent(graph: Graph, event: AmiEvent, at: number): Channel[] {
  switch (event.kind) {
    case 'channel-created':
      return [born(graph, event.channel)];
    case 'channel-changed':
      return changed(graph, event.channel);
    case 'channel-renamed': {
      const channel = graph.channels.get(event.uniqueid);
      if (channel) channel.name = event.name;
      return [];
    }
    case 'channel-ended':
      return ended(graph, event, at);
    case 'dial-began':
      return dialBegan(graph, event, at);
    case 'dial-ended':
      return dialEnded(graph, event, at);
    case 'bridge-entered':
      return bridgeEntered(graph, event);
    case 'bridge-left':
      return bridgeLeft(graph, event);
    case 'bridge-destroyed':
      return membersOf(graph, event.bridge).map((member) => {
        leaveBridge(graph, member);
        return member;
      });
    case 'variable-set':
      return variableSet(graph, event, at);
    case 'recorder': {
      const channel = graph.channels.get(event.channel.uniqueid);
      if (!channel) return [];
      channel.isRecorded = event.isRunning;
      return [channel];
    }
    case 'recording-named': {
      const channel = graph.channels.get(event.uniqueid);
      // FreePBX names a file for calls nobody answered, too: the recorder's own word counts.
      if (!channel?.isRecorded || channel.recordingFile !== undefined) return [];
      channel.recordingFile = event.file;
      return [channel];
    }
    case 'queue-changed': {
      const channel = graph.channels.get(event.channel.uniqueid);
      if (!channel || !event.isJoined) return [];
      channel.queue = event.queue;
      return [channel];
    }
    // Say nothing of who hears whom: see follow-click.ts and journal-steps.ts.
    case 'originate-ended':
    case 'hangup-requested':
    case 'hold-changed':
    case 'transferred':
    case 'application':
      return [];
    default:
      return event satisfies never;
  }
}

/** Asterisk's channel state Ring: somebody outside is calling in. */
const ringState = 4;

type Of<Kind extends AmiEvent['kind']> = Extract<AmiEvent, { kind: Kind }>;

/** A Newchannel that comes after other events of its channel still knows best how it was born. */
function born(graph: Graph, view: ChannelView): Channel {
  const channel = channelOf(graph, view);
  channel.bornCallerNumber = view.callerNumber;
  channel.bornCallerName = view.callerName;
  channel.bornExten = view.exten;
  channel.bornState = view.state;
  return channel;
}

/**
 * chan_sip and analog channels are born Down and ring a moment later, and an analog caller's number comes after the
 * birth too. Both count as long as nothing was dialled for the channel; later the dialplan overwrites them.
 */
function changed(graph: Graph, view: ChannelView): Channel[] {
  const channel = graph.channels.get(view.uniqueid);
  if (!channel || channel.dial || channel.endedAt !== undefined) return [];
  if (channel.bornState === 0 && view.state === ringState) channel.bornState = ringState;
  if (channel.bornCallerNumber === '') channel.bornCallerNumber = view.callerNumber;
  return [channel];
}

function ended(graph: Graph, event: Of<'channel-ended'>, at: number): Channel[] {
  const channel = channelOf(graph, event.channel);
  const touched = [channel, ...neighboursOf(graph, channel)];
  leaveBridge(graph, channel);
  channel.endedAt ??= at;
  channel.endCause = event.cause;
  channel.endSipStatus = event.sipStatus;
  endDial(channel, '', at);
  return touched;
}

function dialBegan(graph: Graph, event: Of<'dial-began'>, at: number): Channel[] {
  const dest = channelOf(graph, event.dest);
  const source = event.source && channelOf(graph, event.source);
  dest.dial ??= { source: source?.id ?? '', dialString: event.dialString, beganAt: at, status: '' };
  if (!source) return [dest];
  // What the source shows at this moment is what the other side sees; it is overwritten soon after.
  source.callerNumber = event.source.callerNumber;
  return [source, dest];
}

function dialEnded(graph: Graph, event: Of<'dial-ended'>, at: number): Channel[] {
  const dest = graph.channels.get(event.dest.uniqueid);
  if (!dest) return [];
  endDial(dest, event.status, at);
  const source = event.source && graph.channels.get(event.source.uniqueid);
  if (!source) return [dest];
  if (event.forward !== '' && dest.endpoint !== '') source.forwards.set(event.forward, dest.endpoint);
  return [source, dest];
}

/** The first word of how it ended stands: queues say NOANSWER and then CANCEL for one leg. */
function endDial(dest: Channel, status: string, at: number): void {
  if (!dest.dial) return;
  if (dest.dial.status === '') dest.dial.status = status;
  dest.dial.endedAt ??= at;
}

function bridgeEntered(graph: Graph, event: Of<'bridge-entered'>): Channel[] {
  const channel = channelOf(graph, event.channel);
  const left = neighboursOf(graph, channel);
  const swapped = event.swaps === '' ? undefined : graph.channels.get(event.swaps);
  if (swapped?.bridge === event.bridge) leaveBridge(graph, swapped);
  if (channel.endedAt !== undefined) return [channel];
  enterBridge(graph, channel, event.bridge, event.isHolding);
  return [channel, ...left, ...neighboursOf(graph, channel), ...(swapped ? [swapped] : [])];
}

function bridgeLeft(graph: Graph, event: Of<'bridge-left'>): Channel[] {
  const channel = graph.channels.get(event.channel.uniqueid);
  // A leave that comes late must not take the channel out of the bridge it is in by now.
  if (channel?.bridge !== event.bridge) return [];
  const left = neighboursOf(graph, channel);
  leaveBridge(graph, channel);
  return [channel, ...left];
}

function variableSet(graph: Graph, event: Of<'variable-set'>, at: number): Channel[] {
  const channel = graph.channels.get(event.channel.uniqueid);
  if (!channel) return [];
  const { value } = event;
  switch (event.name) {
    case 'MIXMONITOR_FILENAME':
      if (value === '') return [];
      channel.isRecorded = true;
      channel.recordingFile = value;
      return [channel];
    case 'FROM_DID':
      channel.line ??= value;
      return [channel];
    case 'FORWARDERNAME':
      if (value !== '') channel.forwarder ??= endpointOf(value);
      return [channel];
    case 'EXTTOCALL':
      if (value !== '') channel.extensionCalled = { extension: value, at };
      return [channel];
    case 'AMPUSER':
      // The number of a caller from outside stands in it, too, until the dialplan has looked it up.
      if (value !== '' && !channel.dial) channel.user = value;
      return [];
    default:
      return event.name satisfies never;
  }
}

function endpointOf(channelName: string): string | undefined {
  const name = readChannelName(channelName);
  return name.kind === 'device' ? name.endpoint : undefined;
}

function neighboursOf(graph: Graph, channel: Channel): Channel[] {
  return channel.bridge === undefined ? [] : membersOf(graph, channel.bridge);
}

function membersOf(graph: Graph, bridge: string): Channel[] {
  const members = [...(graph.bridges.get(bridge)?.members ?? [])];
  return members.flatMap((id) => graph.channels.get(id) ?? []);
}
