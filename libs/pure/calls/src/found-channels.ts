import { headerOf } from '@planfix-asterisk/ami';
import type { AmiBlock } from '@planfix-asterisk/ami';
import type { foundVariables } from './facts.ts';
import type { Channel } from './graph.ts';
import { note } from './telling.ts';
import type { Telling } from './telling.ts';
import type { TrackerState } from './tracker-state.ts';

const upState = 6;

/** Takes over what was asked beside the row of a channel that was born unheard; its recording is asked for in its talk. */
export function readFound(channel: Channel, row: AmiBlock): void {
  const line = said(row, 'foundline');
  if (line !== '') channel.line = line;
  const asked = said(row, 'founddialled') || (headerOf(row, 'connectedlinenum') ?? '');
  if (isNumber(asked)) channel.dialled = asked;
}

/**
 * Who dialled a found channel nobody says any more: it is taken to be the one its call began with. Not where that one
 * talks: what rings then rings for somebody else (a consultation).
 */
export function joinFound(state: TrackerState, telling: Telling, channel: Channel): void {
  const root = rootOf(state, channel);
  if (root === undefined || channel.kind !== 'device' || channel.dial) return;
  const isUp = channel.bornState === upState;
  if (!isUp && root.bridge !== undefined) return;
  channel.dial = {
    source: root.id,
    dialString: root.dialled ?? (isNumber(channel.callerNumber) ? channel.callerNumber : ''),
    beganAt: telling.at,
    ...(isUp ? { endedAt: telling.at, status: 'ANSWER' } : { status: '' }),
  };
  const call = state.calls.get(channel.linkedid);
  if (call) note(telling, call, 'found-after-reconnect');
}

/** The channel the call began with, or, once that is gone, its client. */
function rootOf({ graph, calls }: TrackerState, channel: Channel): Channel | undefined {
  const first = graph.channels.get(channel.linkedid);
  if (first && first.endedAt === undefined) return first === channel ? undefined : first;
  const clients = calls.get(channel.linkedid)?.clients ?? [];
  return clients
    .flatMap((id) => graph.channels.get(id) ?? [])
    .find((client) => client.endedAt === undefined && client !== channel);
}

function isNumber(text: string): boolean {
  return /^\+?\d+$/.test(text);
}

function said(row: AmiBlock, name: keyof typeof foundVariables): string {
  return headerOf(row, name) ?? '';
}
