const dateTime: Intl.DateTimeFormatOptions = {
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
};

export const formatDateTime = (at: number, language: string): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, dateTime).format(at);

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
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const offset = new Intl.DateTimeFormat(language, { timeZoneName: 'shortOffset' })
    .formatToParts(now)
    .find((part) => part.type === 'timeZoneName')?.value;
  return offset === undefined || offset === zone ? zone : `${zone}, ${offset}`;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** What `<input type="datetime-local">` wants, in the browser's zone. */
export function toLocalInput(at: number | undefined): string {
  if (at === undefined) return '';
  const date = new Date(at);
  const day = [String(date.getFullYear()).padStart(4, '0'), two(date.getMonth() + 1), two(date.getDate())];
  return `${day.join('-')}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

export function fromLocalInput(text: string): number | undefined {
  const at = new Date(text).getTime();
  return Number.isNaN(at) ? undefined : at;
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
