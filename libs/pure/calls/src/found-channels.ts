import { headerOf } from '@planfix-asterisk/ami';
import type { AmiBlock } from '@planfix-asterisk/ami';
import type { Channel } from './graph.ts';
import { note } from './telling.ts';
import type { Telling } from './telling.ts';
import type { TrackerState } from './tracker-state.ts';

const upState = '6';

/** What CoreShowChannels does not say of a call's first channel: header name -> channel variable or function. */
const ofFirst = { foundline: 'FROM_DID', founddialled: 'CALLERID(dnid)' } as const;
/** When it was born and when it was answered, seconds of the PBX's clock. */
const ofTalking = { foundborn: 'CDR(start,u)', foundanswered: 'CDR(answer,u)' } as const;

type Asked = keyof typeof ofFirst | keyof typeof ofTalking;

/** What is to be asked of a live channel after an outage, because nothing of it was heard: header name -> variable. */
export function variablesToAsk(state: TrackerState, row: AmiBlock): Readonly<Partial<Record<Asked, string>>> {
  const id = headerOf(row, 'uniqueid') ?? '';
  const known = state.graph.channels.get(id);
  const isUp = headerOf(row, 'channelstate') === upState;
  return {
    ...(!known && id === headerOf(row, 'linkedid') ? ofFirst : {}),
    ...(isUp && known?.hasBeenBridged !== true ? ofTalking : {}),
  };
}

/** Takes over what was asked beside the row of a channel; its recording is asked for in its talk. */
export function readFound(channel: Channel, row: AmiBlock, at: number): void {
  const line = said(row, 'foundline');
  if (line !== '') channel.line = line;
  const asked = [dialledBy(row), said(row, 'founddialled'), headerOf(row, 'connectedlinenum') ?? ''];
  const dialled = asked.find((word) => /\d{2}/.test(word));
  if (dialled !== undefined) channel.dialled = dialled;
  const answeredAt = answerTime(row, at);
  if (answeredAt !== undefined) channel.answeredAt = answeredAt;
}

/** `PJSIP/89161234567@carrier-1,300,Tt`: what the channel's Dial was told. */
function dialledBy(row: AmiBlock): string {
  if (headerOf(row, 'application') !== 'Dial') return '';
  return (headerOf(row, 'applicationdata') ?? '').split(/[,&]/)[0] ?? '';
}

/**
 * When the channel was answered, on our clock: the PBX's own clock may be another, so it is reckoned from the channel's
 * age (`Duration` of its row, whole seconds).
 */
function answerTime(row: AmiBlock, at: number): number | undefined {
  const born = Number(said(row, 'foundborn'));
  const answered = Number(said(row, 'foundanswered'));
  const [hours = NaN, minutes = NaN, seconds = NaN] = (headerOf(row, 'duration') ?? '')
    .split(':')
    .map(Number);
  const ageS = (hours * 60 + minutes) * 60 + seconds;
  const isKnown = born > 0 && answered >= born && Number.isFinite(ageS);
  return isKnown ? Math.min(Math.round(at - (ageS - (answered - born)) * 1000), at) : undefined;
}

/**
 * Who dialled a found channel nobody says any more: it is taken to be the one its call began with. Not where that one
 * talks: what rings then rings for somebody else (a consultation).
 */
export function joinFound(state: TrackerState, telling: Telling, channel: Channel): void {
  const root = rootOf(state, channel);
  if (root === undefined || channel.kind !== 'device' || channel.dial) return;
  const isUp = String(channel.bornState) === upState;
  if (!isUp && root.bridge !== undefined) return;
  channel.dial = {
    source: root.id,
    dialString: root.dialled ?? '',
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

function said(row: AmiBlock, name: Asked): string {
  return headerOf(row, name) ?? '';
}
