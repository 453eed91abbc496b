import { headerOf } from './ami-block.ts';
import type { AmiBlock } from './ami-block.ts';
import type { ChannelView } from './ami-event.ts';

/** The channel a block speaks of, by the prefix of its headers. */
export function channelView(block: AmiBlock, prefix: '' | 'dest' | 'transferee'): ChannelView | undefined {
  const uniqueid = wordOf(block, `${prefix}uniqueid`);
  if (!uniqueid) return undefined;
  return {
    name: wordOf(block, `${prefix}channel`),
    uniqueid,
    linkedid: wordOf(block, `${prefix}linkedid`),
    callerNumber: wordOf(block, `${prefix}calleridnum`),
    callerName: wordOf(block, `${prefix}calleridname`),
    exten: wordOf(block, `${prefix}exten`),
    state: numberOf(block, `${prefix}channelstate`, -1),
  };
}

export function wordOf(block: AmiBlock, name: string): string {
  const value = headerOf(block, name);
  return value === undefined || value === '<unknown>' ? '' : value;
}

export function numberOf(block: AmiBlock, name: string, otherwise: number): number {
  const value = Number.parseInt(headerOf(block, name) ?? '', 10);
  return Number.isNaN(value) ? otherwise : value;
}
