import type { AmiEvent, ChannelView } from '@planfix-asterisk/ami';
import { readChannelName } from '@planfix-asterisk/calls';
import type { Fact, TrackerRules } from '@planfix-asterisk/calls';
import { joins } from './joins.ts';
import type { TimedRecord } from './call-record.ts';
import { legsOfRows } from './legs-of-rows.ts';
import type { Leg } from './legs-of-rows.ts';
import { recordRows } from './record-rows.ts';
import type { RecordRow } from './record-rows.ts';

/** Of what happens in one second: first what begins, then what ends; the calling channel goes last. */
const ranks = { born: 0, said: 1, joined: 2, dialled: 3, dialOver: 4, parted: 5, peerEnds: 6, callerEnds: 7 };

interface Moment {
  readonly at: number;
  readonly rank: number;
  readonly event: AmiEvent;
}

/**
 * The story that the records of one call tell, as the facts that a live call would have been: so the same rules tell
 * PlanFix of both. It is coarser (whole seconds, and only what Asterisk keeps of a call).
 */
export function factsOfRecords(records: readonly TimedRecord[], rules: TrackerRules): Fact[] {
  const rows = recordRows(records);
  const legs = legsOfRows(rows);
  const view = (name: string, change: Partial<ChannelView> = {}): ChannelView => ({
    name,
    uniqueid: legs.get(name)?.id ?? name,
    linkedid: legs.get(name)?.linkedId ?? '',
    callerNumber: '',
    callerName: '',
    exten: 's',
    state: 0,
    ...change,
  });
  const moments = [
    ...[...legs.values()].flatMap((leg) => lifeOf(leg, view)),
    ...rows.flatMap((row) => [...said(row, { rules, view, rows }), ...dialOf(row, legs, view)]),
    ...joins(rows).map(({ at, name, bridge, isIn }): Moment => {
      const channel = view(name);
      return isIn
        ? {
            at,
            rank: ranks.joined,
            event: { kind: 'bridge-entered', channel, bridge, isHolding: false, swaps: '' },
          }
        : { at, rank: ranks.parted, event: { kind: 'bridge-left', channel, bridge } };
    }),
  ];
  return moments
    .sort((one, other) => one.at - other.at || one.rank - other.rank)
    .map(({ at, event }) => ({ kind: 'ami', at, event }));
}

type View = (name: string, change?: Partial<ChannelView>) => ChannelView;

/** Asterisk's channel state Ring: it calls in, from outside or from a phone. */
const ringState = 4;

function lifeOf(leg: Leg, view: View): Moment[] {
  const { name, bornAt, endsAt, ownRow, dialledBy, lastRow } = leg;
  const callsIn = ownRow !== undefined && !dialledBy && readChannelName(name).kind === 'device';
  const born =
    callsIn && !isTransferredLeg(ownRow)
      ? view(name, {
          state: ringState,
          callerNumber: ownRow.source,
          exten: ownRow.line || ownRow.destination,
        })
      : view(name);
  return [
    { at: bornAt, rank: ranks.born, event: { kind: 'channel-created', channel: born } },
    {
      at: endsAt,
      rank: dialledBy ? ranks.peerEnds : ranks.callerEnds,
      event: { kind: 'channel-ended', channel: view(name), cause: causeOf(lastRow), sipStatus: 0 },
    },
  ];
}

/** A leg called out by somebody whose own record is not there: of another's Linkedid, without a number, to no line. */
function isTransferredLeg({ linkedId, uniqueId, line, source }: RecordRow): boolean {
  return linkedId !== '' && linkedId !== uniqueId && line === '' && !/\d/.test(source);
}

interface Saying {
  readonly rules: TrackerRules;
  readonly view: View;
  readonly rows: readonly RecordRow[];
}

/** Channel variables that a live call would have heard of. */
function said(row: RecordRow, { rules, view, rows }: Saying): Moment[] {
  const variables: [
    name: 'MIXMONITOR_FILENAME' | 'EXTTOCALL' | 'FORWARDERNAME',
    on: string,
    value: string,
  ][] = [];
  if (row.recordingFile !== '') {
    variables.push(['MIXMONITOR_FILENAME', row.channel, recordingPath(row)]);
  }
  if (rules.extensions.has(row.destination)) variables.push(['EXTTOCALL', row.channel, row.destination]);
  const forwarder = forwarderOf(row, rows);
  if (forwarder !== undefined) variables.push(['FORWARDERNAME', row.peer, forwarder]);
  return variables.map(([name, on, value]) => ({
    at: row.startedAt,
    rank: ranks.said,
    event: { kind: 'variable-set', channel: view(on), name, value },
  }));
}

/** FreePBX keeps the bare name and puts the file below its day. */
function recordingPath({ recordingFile, startedLocal }: RecordRow): string {
  if (recordingFile.includes('/')) return recordingFile;
  const stamp = /-(\d{4})(\d\d)(\d\d)-\d{6}-/.exec(recordingFile);
  const day = stamp ? stamp.slice(1).join('/') : startedLocal.slice(0, 10).replaceAll('-', '/');
  return `${day}/${recordingFile}`;
}

/** A phone's own 302: the same step that called the phone goes on to a Local channel that it never named. */
function forwarderOf(row: RecordRow, rows: readonly RecordRow[]): string | undefined {
  const target = /^Local\/[^@]+@/.exec(row.peer)?.[0];
  if (target === undefined || !row.isDial || row.application !== 'Dial') return undefined;
  if (row.applicationData.includes(target) || !/^\w+\//.test(row.applicationData)) return undefined;
  const before = rows.slice(0, rows.indexOf(row)).reverse();
  const phone = before.find(
    (one) =>
      one.channel === row.channel &&
      one.applicationData === row.applicationData &&
      readChannelName(one.peer).kind === 'device',
  );
  return phone?.peer;
}

function dialOf(row: RecordRow, legs: ReadonlyMap<string, Leg>, view: View): Moment[] {
  if (!row.isDial || legs.get(row.peer)?.dialledBy !== row) return [];
  const { channel, peer, startedAt, endedAt, joinedAt, billableS } = row;
  const caller = legs.get(channel);
  // A Local channel that Asterisk itself called goes on to the outside when its phone has answered.
  const isOriginated = readChannelName(channel).kind === 'local' && caller?.linkedId === caller?.id;
  const at = isOriginated ? Math.max(startedAt, endedAt - billableS * 1000) : startedAt;
  const source = view(channel, { callerNumber: row.presentedNumber || row.source });
  return [
    {
      at,
      rank: ranks.dialled,
      event: { kind: 'dial-began', source, dest: view(peer), dialString: dialStringOf(row) },
    },
    {
      at: joinedAt ?? endedAt,
      rank: ranks.dialOver,
      event: { kind: 'dial-ended', source, dest: view(peer), status: statusOf(row), forward: '' },
    },
  ];
}

/** What was called, without the options; of several called at once the one that names the peer. */
function dialStringOf({ applicationData, peer }: RecordRow): string {
  const targets = (applicationData.split(',')[0] ?? '').split('&');
  const name = readChannelName(peer);
  const endpoint = name.kind === 'device' ? name.endpoint : '';
  return targets.find((target) => target.includes(endpoint)) ?? targets[0] ?? '';
}

/**
 * A trunk that says 403, 404 or 480 is NO ANSWER in a record. What was over within a second was refused: so fast nobody
 * gives up.
 */
function statusOf({ disposition, durationS, joinedAt }: RecordRow): string {
  if (joinedAt !== undefined) return 'ANSWER';
  if (disposition === 'BUSY') return 'BUSY';
  return ['NO ANSWER', 'ANSWERED'].includes(disposition) && durationS > 0 ? 'NOANSWER' : 'CONGESTION';
}

const causes: Readonly<Record<string, number>> = { ANSWER: 16, BUSY: 17, NOANSWER: 19, CONGESTION: 34 };

function causeOf(row: RecordRow): number {
  return causes[statusOf(row)] ?? 16;
}
