/** The time on the wall of a zone, as if it were UTC. */
function wallOf(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    hourCycle: 'h23',
  }).formatToParts(at);
  const of = (type: Intl.DateTimeFormatPartTypes): number =>
    Number(parts.find((part) => part.type === type)?.value ?? 0);
  const wall = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
  return wall + (((at % 1_000) + 1_000) % 1_000);
}

/** When it is this time on the wall of the zone; of an hour that clocks show twice, the first. */
function atWall(wall: number, zone: string): number {
  const guess = wall - (wallOf(wall, zone) - wall);
  return guess - (wallOf(guess, zone) - wall);
}

const pattern = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2}))?$/;

/** What `<input type="datetime-local">` wants, on the wall of the zone. */
export function toWallInput(at: number | undefined, zone: string): string {
  return at === undefined ? '' : new Date(wallOf(at, zone)).toISOString().slice(0, 16);
}

/** `2026-11-25 14:03:07`, as spreadsheets read it. */
export const wallText = (at: number, zone: string): string =>
  new Date(wallOf(at, zone)).toISOString().slice(0, 19).replace('T', ' ');

export function fromWallInput(text: string, zone: string): number | undefined {
  if (!pattern.test(text)) return undefined;
  const wall = Date.parse(`${text}${text.length === 16 ? ':00' : ''}Z`);
  return Number.isNaN(wall) ? undefined : atWall(wall, zone);
}

/** When the day of this moment began in the zone; `daysBack` days before it. */
export function startOfDay(at: number, zone: string, daysBack = 0): number {
  const day = 86_400_000;
  return atWall((Math.floor(wallOf(at, zone) / day) - daysBack) * day, zone);
}
