import { readChannelName } from '@planfix-asterisk/calls';
import { isAnswered } from './call-record.ts';
import type { TimedRecord } from './call-record.ts';

/** A record in its place in the story of its call. */
export interface RecordRow extends TimedRecord {
  /** The peer was called by this channel, and not just connected with it (pick-up, transfer, parking). */
  readonly isDial: boolean;
  /** Since when both hear each other; `undefined` if they never did. */
  readonly joinedAt?: number | undefined;
}

/** The records of one call in the order of what happened. */
export function recordRows(records: readonly TimedRecord[]): RecordRow[] {
  const ordered = [...records].sort(
    (one, other) =>
      one.startedAt - other.startedAt ||
      (one.sequence ?? 0) - (other.sequence ?? 0) ||
      one.endedAt - other.endedAt,
  );
  const whole = ordered.map((record) => ({ ...record, endedAt: wholeEnd(record, ordered) }));
  const rows = whole.map((record, index): RecordRow => {
    const earlier = whole.slice(0, index);
    const isPassed = whole.slice(index + 1).some((later) => wasPickedUp(record, later));
    return {
      ...record,
      isDial:
        record.peer !== '' && !isCalledChannel(record) && !earlier.some((one) => hadAnswered(one, record)),
      joinedAt: isAnswered(record) && !isPassed ? joinedAt(record) : undefined,
    };
  });
  return partLocalHalves(rows);
}

/**
 * Lengths are cut to whole seconds. The records of a channel follow each other without a gap, so the next one's start
 * tells the true end.
 */
function wholeEnd(record: TimedRecord, all: readonly TimedRecord[]): number {
  if (record.endedLocal !== undefined) return record.endedAt;
  const channels = [record.channel, record.peer].filter((name) => name !== '');
  const nextStarts = all
    .filter(
      (other) => other !== record && (channels.includes(other.channel) || channels.includes(other.peer)),
    )
    .map((other) => other.startedAt)
    .filter((startedAt) => startedAt >= record.endedAt && startedAt < record.endedAt + 2000);
  return Math.min(...nextStarts, nextStarts.length > 0 ? Infinity : record.endedAt);
}

/** This side was called itself; its record tells of a bridge. */
function isCalledChannel({ application, applicationData }: TimedRecord): boolean {
  return /^App(Dial|Queue)$/.test(application) || applicationData === '(Outgoing Line)';
}

/** The same step of the dialplan had reached somebody before: the later peer came by a transfer, or by picking up. */
function hadAnswered(earlier: TimedRecord, later: TimedRecord): boolean {
  return isSameStep(earlier, later) && isAnswered(earlier) && earlier.endedAt <= later.startedAt;
}

/** Asterisk calls a phone whose call was picked up by another one answered, for no second at all. */
function wasPickedUp(record: TimedRecord, later: TimedRecord): boolean {
  if (!isSameStep(record, later) || !isAnswered(later) || record.billableS > 0) return false;
  const isPhone = readChannelName(record.peer).kind === 'device';
  return isPhone && record.peer !== later.peer && Math.abs(later.startedAt - record.endedAt) <= 1000;
}

function isSameStep(one: TimedRecord, other: TimedRecord): boolean {
  return (
    one.channel === other.channel &&
    one.application === other.application &&
    one.applicationData === other.applicationData
  );
}

/** What a menu or a queue answered counts as billable too; the talk came after the recording of the extension was named. */
function joinedAt({ startedAt, endedAt, startedLocal, billableS, recordingFile }: TimedRecord): number {
  const billed = Math.max(startedAt, endedAt - billableS * 1000);
  const named = namedAt(recordingFile, startedLocal);
  if (named === undefined) return billed;
  const notBefore = startedAt + named;
  return notBefore < endedAt ? Math.max(billed, notBefore) : billed;
}

const stampedName = /^(?:external|internal|exten|rg|q|out|in)-.*-(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)-/;

/** How long after the start FreePBX gave the recording its name: `external-101-…-20261125-225258-1795647178.24.wav`. */
function namedAt(recordingFile: string, startedLocal: string): number | undefined {
  const name = recordingFile.slice(recordingFile.lastIndexOf('/') + 1);
  const [, year, month, day, hour, minute, second] = stampedName.exec(name) ?? [];
  if (year === undefined) return undefined;
  const named = Date.parse(
    `${year}-${month ?? ''}-${day ?? ''}T${hour ?? ''}:${minute ?? ''}:${second ?? ''}Z`,
  );
  const after = named - Date.parse(`${startedLocal.replace(' ', 'T')}Z`);
  return Number.isNaN(after) || after < 0 ? undefined : after;
}

/** Half of a Local channel is in one bridge at a time; Asterisk dates its next one back to the start of the transfer. */
function partLocalHalves(rows: readonly RecordRow[]): RecordRow[] {
  const heldUntil = new Map<string, number>();
  const parted = new Map<RecordRow, RecordRow>();
  for (const row of [...rows].sort((one, other) => one.endedAt - other.endedAt)) {
    if (row.joinedAt === undefined) continue;
    const halves = [row.channel, row.peer].filter((name) => readChannelName(name).kind === 'local');
    const free = Math.max(...halves.map((name) => heldUntil.get(name) ?? 0), 0);
    parted.set(row, { ...row, joinedAt: Math.min(Math.max(row.joinedAt, free), row.endedAt) });
    for (const name of halves) heldUntil.set(name, row.endedAt);
  }
  return rows.map((row) => parted.get(row) ?? row);
}
