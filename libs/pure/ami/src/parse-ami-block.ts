import { headerOf } from './ami-block.ts';
import type { AmiBlock } from './ami-block.ts';
import type { AmiEvent, ChannelView, TrackedVariable } from './ami-event.ts';
import { channelView, numberOf, wordOf } from './block-words.ts';

const trackedVariables = new Set<string>([
  'MIXMONITOR_FILENAME',
  'FROM_DID',
  'FORWARDERNAME',
  'EXTTOCALL',
  'AMPUSER',
] satisfies TrackedVariable[]);

/** What a block says to the call tracker; `undefined` for kinds it does not use and for blocks without a channel. */
export function parseAmiBlock(block: AmiBlock): AmiEvent | undefined {
  return parsers.get((headerOf(block, 'event') ?? '').toLowerCase())?.(block);
}

const changed: BlockParser = (block) =>
  withChannel(block, (channel) => ({ kind: 'channel-changed', channel }));

type BlockParser = (block: AmiBlock) => AmiEvent | undefined;

const hangupRequested: BlockParser = (block) =>
  withChannel(block, (channel) => ({ kind: 'hangup-requested', channel }));

const holdChanged =
  (isHeld: boolean): BlockParser =>
  (block) =>
    withChannel(block, (channel) => ({ kind: 'hold-changed', channel, isHeld }));

const queueChanged =
  (isJoined: boolean): BlockParser =>
  (block) =>
    withChannel(block, (channel) => ({
      kind: 'queue-changed',
      channel,
      queue: wordOf(block, 'queue'),
      isJoined,
    }));

const applications = new Map<string, 'voicemail' | 'conference'>([
  ['voicemail', 'voicemail'],
  ['confbridge', 'conference'],
  ['meetme', 'conference'],
]);

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
    hanguprequest: hangupRequested,
    softhanguprequest: hangupRequested,
    hold: holdChanged(true),
    unhold: holdChanged(false),
    blindtransfer: (block) => transferred(block, wordOf(block, 'extension')),
    attendedtransfer: (block) => transferred(block, wordOf(block, 'transfertargetcalleridnum')),
    queuecallerjoin: queueChanged(true),
    queuecallerleave: queueChanged(false),
    newexten: (block) => {
      const application = applications.get(wordOf(block, 'application').toLowerCase());
      const detail = wordOf(block, 'appdata').split(',')[0] ?? '';
      return (
        application &&
        withChannel(block, (channel) => ({ kind: 'application', channel, application, detail }))
      );
    },
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

function transferred(block: AmiBlock, to: string): AmiEvent | undefined {
  const channel = channelView(block, 'transferee');
  return channel && { kind: 'transferred', channel, to };
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

function sipStatusOf(techCause: string): number {
  return Number(/\b[3-6]\d\d\b/.exec(techCause)?.[0] ?? 0);
}
