const dateTime: Intl.DateTimeFormatOptions = {
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
};

const localeOf = (language: string): string => (language === 'en' ? 'en-GB' : language);
/** To make a format costs more than to use it a hundred times, and a list has hundreds of times in sight. */
const formats = new Map<string, Intl.DateTimeFormat>();
/** The PBX's, as the session says; until then the browser's. */
let zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

export function showTimesIn(timeZone: string): void {
  if (zone === timeZone) return;
  zone = timeZone;
  formats.clear();
}
export const panelZone = (): string => zone;

function formatAs(name: string, language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${name} ${language}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(localeOf(language), { ...options, timeZone: zone });
  formats.set(key, made);
  return made;
}

export const formatDateTime = (at: number, language: string): string =>
  formatAs('date and time', language, dateTime).format(at);

const { hour, minute, second, hourCycle } = dateTime;
/** Within a page about one call the day is known. */
export const formatTime = (at: number, language: string): string =>
  formatAs('time', language, { hour, minute, second, hourCycle }).format(at);

const unitSeconds = { day: 86_400, hour: 3_600, minute: 60, second: 1 } as const;
type Unit = keyof typeof unitSeconds;
const units: readonly Unit[] = ['day', 'hour', 'minute', 'second'];

const amount = (value: number, unit: string, language: string, maximumFractionDigits = 0): string =>
  new Intl.NumberFormat(language, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits,
  }).format(value);

/** The two greatest units of a span, e.g. `2 min 5 sec`. */
export function formatSpan(seconds: number, language: string): string {
  let rest = Math.max(0, Math.round(seconds));
  const parts: string[] = [];
  for (const unit of units) {
    const count = Math.floor(rest / unitSeconds[unit]);
    rest -= count * unitSeconds[unit];
    if (count > 0) parts.push(amount(count, unit, language));
    if (parts.length === 2) break;
  }
  return parts.length === 0 ? amount(0, 'second', language) : parts.join(' ');
}

/** `340 ms`, or seconds from one second on. */
export const formatMs = (ms: number, language: string): string =>
  ms < 1_000 ? amount(Math.round(ms), 'millisecond', language) : amount(ms / 1_000, 'second', language, 1);

/** `3 minutes ago`, in the language's own words. */
export function formatAgo(at: number, now: number, language: string): string {
  const seconds = Math.min(0, Math.round((at - now) / 1_000));
  const unit = units.find((one) => -seconds >= unitSeconds[one]) ?? 'second';
  return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(
    Math.ceil(seconds / unitSeconds[unit]),
    unit,
  );
}

/** The zone all times are shown in, e.g. `Europe/Moscow, GMT+3`. */
export function timeZoneLabel(language: string, now: number): string {
  const offset = new Intl.DateTimeFormat(language, { timeZone: zone, timeZoneName: 'shortOffset' })
    .formatToParts(now)
    .find((part) => part.type === 'timeZoneName')?.value;
  return offset === undefined || offset === zone ? zone : `${zone}, ${offset}`;
}

const byteUnits = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** `3.4 GB`, in the language's own spelling. */
export function formatBytes(bytes: number, language: string): string {
  const power = Math.min(byteUnits.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(bytes, 1)) / 3)));
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: byteUnits[power],
    maximumFractionDigits: 1,
  }).format(bytes / 1_000 ** power);
}
