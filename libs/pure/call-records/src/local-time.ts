const quarterMs = 900_000;
const hourMs = 3_600_000;

/** `2026-11-25 22:53:31` as if it were UTC; NaN for anything else. */
export function wallMs(local: string): number {
  const [, day, time] = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)/.exec(local) ?? [];
  return Date.parse(`${day ?? ''}T${time ?? ''}Z`);
}

/** The other way: what a clock shows whose offset this is. */
export function wallText(at: number, offsetMs: number): string {
  return new Date(at + offsetMs).toISOString().slice(0, 19).replace('T', ' ');
}

/** When the channel was born: Asterisk puts the second into the unique id, in UTC whatever the time zone. */
export function bornAtMs(uniqueId: string): number | undefined {
  const [, seconds] = /(?:^|-)(\d{9,11})\.\d+$/.exec(uniqueId) ?? [];
  return seconds === undefined ? undefined : Number(seconds) * 1000;
}

/** What a zone's clocks are ahead of UTC at a moment. */
export function offsetAt(zone: string, at: number): number {
  const parts = formatOf(zone).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((one) => one.type === type)?.value ?? '';
  const shown = `${part('year')}-${part('month')}-${part('day')} ${part('hour')}:${part('minute')}:${part('second')}`;
  return wallMs(shown) - Math.floor(at / 1000) * 1000;
}

export function isTimeZone(zone: string): boolean {
  try {
    formatOf(zone);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Offsets the zone has around a wall time: two when clocks are put back, or forward, near it. */
export function zoneOffsets(zone: string, wall: number): number[] {
  return [...new Set([offsetAt(zone, wall - 14 * hourMs), offsetAt(zone, wall + 14 * hourMs)])];
}

/**
 * Which offset makes sense of a row: it cannot have begun before its channel was born, and began as soon after as
 * possible. So the hour that clocks show twice is told apart, and no time zone need be set at all.
 */
export function bestOffset(offsets: readonly number[], wall: number, bornAt: number | undefined): number {
  const [first = 0] = offsets;
  if (bornAt === undefined) return first;
  const lag = (offset: number): number => wall - offset - bornAt;
  const possible = offsets.filter((offset) => lag(offset) >= -2000);
  return possible.sort((one, other) => lag(one) - lag(other))[0] ?? first;
}

/** Offset of the PBX's clock by one row, if it is the first of its channel and so begins with it. */
export function offsetSeenIn(wall: number, bornAt: number): number | undefined {
  const ahead = wall - bornAt;
  const offset = Math.floor((ahead + 2000) / quarterMs) * quarterMs;
  const isFirst = ahead - offset < 60_000;
  return isFirst && Math.abs(offset) <= 14 * hourMs ? offset : undefined;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const two = '2-digit';
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: two,
    day: two,
    hour: two,
    minute: two,
    second: two,
  });
  formats.set(zone, format);
  return format;
}
