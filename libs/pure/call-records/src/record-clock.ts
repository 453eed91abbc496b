import type { CallRecord, TimedRecord } from './call-record.ts';
import { bestOffset, bornAtMs, offsetSeenIn, wallMs, zoneOffsets } from './local-time.ts';

/** How the PBX's local times are read: by a time zone, or by the offsets that its own unique ids give away. */
export type RecordClock =
  | { readonly kind: 'zone'; readonly zone: string }
  /** Most frequent first. */
  | { readonly kind: 'offsets'; readonly offsetsMs: readonly number[] };

const halfHourMs = 1_800_000;

/** `auto` looks for the offsets in the rows themselves; rows that tell none leave the clock as it was. */
export function recordClock(zone: string, rows: readonly CallRecord[], before?: RecordClock): RecordClock {
  if (zone !== 'auto') return { kind: 'zone', zone };
  const offsetsMs = offsetsSeenIn(rows);
  if (offsetsMs.length > 0) return { kind: 'offsets', offsetsMs };
  return before ?? { kind: 'offsets', offsetsMs: [0] };
}

/** The offset most rows agree on, and beside it one that clocks were put to meanwhile. */
function offsetsSeenIn(rows: readonly CallRecord[]): number[] {
  const votes = new Map<number, number>();
  for (const { startedLocal, uniqueId } of rows) {
    const bornAt = bornAtMs(uniqueId);
    const offset = bornAt === undefined ? undefined : offsetSeenIn(wallMs(startedLocal), bornAt);
    if (offset !== undefined) votes.set(offset, (votes.get(offset) ?? 0) + 1);
  }
  const byVotes = [...votes].sort(([, one], [, other]) => other - one).map(([offset]) => offset);
  const [first = 0] = byVotes;
  // Any other is of a row that began long after its channel.
  return byVotes.filter((offset) => [0, halfHourMs, 2 * halfHourMs].includes(Math.abs(offset - first)));
}

export function timedRecord(record: CallRecord, clock: RecordClock): TimedRecord {
  const wall = wallMs(record.startedLocal);
  const offsets = clock.kind === 'zone' ? zoneOffsets(clock.zone, wall) : clock.offsetsMs;
  const startedAt = wall - bestOffset(offsets, wall, bornAtMs(record.uniqueId));
  return { ...record, startedAt, endedAt: startedAt + lengthMs(record, wall) };
}

/** Master.csv has the second of the end; the length alone, cut to whole seconds, is up to two seconds short of it. */
function lengthMs({ endedLocal, durationS }: CallRecord, startWall: number): number {
  const byClock = endedLocal === undefined ? NaN : wallMs(endedLocal) - startWall;
  const byLength = durationS * 1000;
  // Clocks were put forward or back meanwhile: the length knows nothing of it.
  return Math.abs(byClock - byLength) <= 2000 ? byClock : byLength;
}
