import { readChannelName } from '@planfix-asterisk/calls';
import type { RecordRow } from './record-rows.ts';

/** One channel of the call, as its records let it be known. */
export interface Leg {
  readonly name: string;
  readonly id: string;
  readonly linkedId: string;
  readonly bornAt: number;
  readonly endsAt: number;
  /** The first record of which it is the calling side. */
  readonly ownRow?: RecordRow | undefined;
  /** The record of the channel that called it. */
  readonly dialledBy?: RecordRow | undefined;
  readonly lastRow: RecordRow;
}

/** All channels of a call by their names. */
export function legsOfRows(rows: readonly RecordRow[]): Map<string, Leg> {
  const places = placesOf(rows);
  return new Map(
    [...places].map(([name, place]) => {
      const lastRow = place.rows.reduce((last, row) => (row.endedAt >= last.endedAt ? row : last));
      const leg: Leg = {
        name,
        id: place.ownRow?.uniqueId || name,
        linkedId: linkedIdOf(name, places),
        bornAt: Math.min(...place.rows.map((row) => row.startedAt)),
        endsAt: lastRow.endedAt,
        ownRow: place.ownRow,
        dialledBy: place.dialledBy,
        lastRow,
      };
      return [name, leg];
    }),
  );
}

interface Place {
  readonly rows: RecordRow[];
  ownRow?: RecordRow;
  dialledBy?: RecordRow;
}

function placesOf(rows: readonly RecordRow[]): Map<string, Place> {
  const places = new Map<string, Place>();
  const placeOf = (name: string, row: RecordRow): Place => {
    const place = places.get(name) ?? { rows: [] };
    places.set(name, place);
    place.rows.push(row);
    return place;
  };
  for (const row of rows) {
    placeOf(row.channel, row).ownRow ??= row;
    if (row.peer === '') continue;
    const place = placeOf(row.peer, row);
    if (row.isDial) place.dialledBy ??= row;
  }
  return places;
}

/**
 * What the channel was born with, which a live call goes by (rule 1): the unique id of the channel at the top. The
 * record's own linked id may have been rewritten since; it counts where Asterisk itself called (Originate).
 */
function linkedIdOf(name: string, places: ReadonlyMap<string, Place>): string {
  const top = topOf(name, places);
  const own = places.get(top)?.ownRow;
  if (readChannelName(top).kind !== 'local') return own?.uniqueId ?? places.get(top)?.rows[0]?.linkedId ?? '';
  const halves = [top, otherHalf(top)].flatMap((half) => places.get(half)?.ownRow ?? []);
  const oldest = halves.map((row) => row.uniqueId).sort(byAge)[0];
  return (halves.find((row) => row.linkedId !== '')?.linkedId ?? oldest) || top;
}

function topOf(name: string, places: ReadonlyMap<string, Place>): string {
  const seen = new Set<string>([name]);
  let at = name;
  for (;;) {
    const above: string | undefined = places.get(at)?.dialledBy?.channel ?? halfAbove(at, places);
    if (above === undefined || seen.has(above)) return at;
    seen.add(above);
    at = above;
  }
}

/** The dialplan runs on the second half of a Local channel; the first is what was called. */
function halfAbove(name: string, places: ReadonlyMap<string, Place>): string | undefined {
  return readChannelName(name).kind === 'local' && places.get(otherHalf(name))?.dialledBy
    ? otherHalf(name)
    : undefined;
}

function otherHalf(name: string): string {
  return `${name.slice(0, -1)}${name.endsWith('1') ? '2' : '1'}`;
}

/** Unique ids end with a counter. */
function byAge(one: string, other: string): number {
  return Number(one.split('.').at(-1)) - Number(other.split('.').at(-1));
}
