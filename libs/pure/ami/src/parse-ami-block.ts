import { headerOf } from './ami-block.ts';
import type { AmiBlock } from './ami-block.ts';
import type { AmiEvent, ChannelView, TrackedVariable } from './ami-event.ts';

const trackedVariables = new Set<string>([
  'MIXMONITOR_FILENAME',
  'FROM_DID',
  'FORWARDERNAME',
  'EXTTOCALL',
] satisfies TrackedVariable[]);

/** What a block says to the call tracker; `undefined` for kinds it does not use and for blocks without a channel. */
export function parseAmiBlock(block: AmiBlock): AmiEvent | undefined {
  return parsers.get((headerOf(block, 'event') ?? '').toLowerCase())?.(block);
}

const changed: BlockParser = (block) =>
  withChannel(block, (channel) => ({ kind: 'channel-changed', channel }));

type BlockParser = (block: AmiBlock) => AmiEvent | undefined;

const parsers = new Map<string, BlockParser>(
  Object.entries<BlockParser>({
    newchannel: (block) => withChannel(block, (channel) => ({ kind: 'channel-created', channel })),
    newstate: changed,
    newcallerid: changed,
    rename: (block) => {
      const uniqueid = wordOf(block, 'uniqueid');
      const name = wordOf(block, 'newname');
      return uniqueid && name ? { kind: 'channel-renamed', uniqueid, name } : undefined;
    },
    hangup: (block) =>
      withChannel(block, (channel) => ({
        kind: 'channel-ended',
        channel,
        cause: numberOf(block, 'cause', 0),
        sipStatus: sipStatusOf(wordOf(block, 'techcause')),
      })),
    dialbegin: (block) => {
      const dest = channelView(block, 'dest');
      return (
        dest && {
          kind: 'dial-began',
          source: channelView(block, ''),
          dest,
          dialString: wordOf(block, 'dialstring'),
        }
      );
    },
    dialend: (block) => {
      const dest = channelView(block, 'dest');
      if (!dest) return undefined;
      const status = wordOf(block, 'dialstatus').toUpperCase();
      return {
        kind: 'dial-ended',
        source: channelView(block, ''),
        dest,
        status,
        forward: wordOf(block, 'forward'),
      };
    },
    bridgeenter: (block) =>
      withBridge(block, (channel, bridge) => ({
        kind: 'bridge-entered',
        channel,
        bridge,
        isHolding: isHoldingBridge(block),
        swaps: wordOf(block, 'swapuniqueid'),
      })),
    bridgeleave: (block) =>
      withBridge(block, (channel, bridge) => ({ kind: 'bridge-left', channel, bridge })),
    bridgedestroy: (block) => {
      const bridge = wordOf(block, 'bridgeuniqueid');
      return bridge ? { kind: 'bridge-destroyed', bridge } : undefined;
    },
    varset: (block) => {
      // Inherited variables are published with their underscores: `__FROM_DID`.
      const name = wordOf(block, 'variable').replace(/^_+/, '');
      if (!isTracked(name)) return undefined;
      return withChannel(block, (channel) => ({
        kind: 'variable-set',
        channel,
        name,
        value: wordOf(block, 'value'),
      }));
    },
    originateresponse: (block) => {
      const actionId = wordOf(block, 'actionid');
      if (!actionId) return undefined;
      const isAnswered = wordOf(block, 'response').toLowerCase() === 'success';
      return { kind: 'originate-ended', actionId, isAnswered, reason: numberOf(block, 'reason', 0) };
    },
    mixmonitorstart: (block) =>
      withChannel(block, (channel) => ({ kind: 'recorder', channel, isRunning: true })),
    mixmonitorstop: (block) =>
      withChannel(block, (channel) => ({ kind: 'recorder', channel, isRunning: false })),
    cdr: (block) => {
      const uniqueid = wordOf(block, 'uniqueid');
      const file = wordOf(block, 'recordingfile');
      return uniqueid && file ? { kind: 'recording-named', uniqueid, file } : undefined;
    },
  }),
);

/** The channel a block speaks of; `prefix` is '' or `dest`. */
export function channelView(block: AmiBlock, prefix: '' | 'dest'): ChannelView | undefined {
  const uniqueid = wordOf(block, `${prefix}uniqueid`);
  if (!uniqueid) return undefined;
  return {
    name: wordOf(block, `${prefix}channel`),
    uniqueid,
    linkedid: wordOf(block, `${prefix}linkedid`),
    callerNumber: wordOf(block, `${prefix}calleridnum`),
    exten: wordOf(block, `${prefix}exten`),
    state: numberOf(block, `${prefix}channelstate`, -1),
  };
}

function withChannel(block: AmiBlock, make: (channel: ChannelView) => AmiEvent): AmiEvent | undefined {
  const channel = channelView(block, '');
  return channel && make(channel);
}

function withBridge(
  block: AmiBlock,
  make: (channel: ChannelView, bridge: string) => AmiEvent,
): AmiEvent | undefined {
  const bridge = wordOf(block, 'bridgeuniqueid');
  return bridge ? withChannel(block, (channel) => make(channel, bridge)) : undefined;
}

function isHoldingBridge(block: AmiBlock): boolean {
  const type = wordOf(block, 'bridgetype');
  return type === 'parking' || type === 'holding' || wordOf(block, 'bridgetechnology') === 'holding_bridge';
}

function isTracked(name: string): name is TrackedVariable {
  return trackedVariables.has(name);
}

function wordOf(block: AmiBlock, name: string): string {
  const value = headerOf(block, name);
  return value === undefined || value === '<unknown>' ? '' : value;
}

function numberOf(block: AmiBlock, name: string, otherwise: number): number {
  const value = Number.parseInt(headerOf(block, name) ?? '', 10);
  return Number.isNaN(value) ? otherwise : value;
}

function sipStatusOf(techCause: string): number {
  return Number(/\b[3-6]\d\d\b/.exec(techCause)?.[0] ?? 0);
}
