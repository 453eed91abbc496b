/** Longer waits are a mistake; the settings believe still less of them. */
const maxWaitMs = 86_400_000;

/** Milliseconds that Retry-After asks for, at most a day; a date is read against the answer's own Date header. */
export function retryAfterMs(headers: Readonly<Record<string, string>>): number | undefined {
  const value = headers['retry-after']?.trim();
  if (value === undefined || value === '') return undefined;
  if (/^\d+$/.test(value)) return Math.min(Number(value) * 1000, maxWaitMs);
  // Date.parse takes '-5' for a year; every HTTP date ends in GMT.
  if (!value.endsWith('GMT')) return undefined;
  const wait = Date.parse(value) - Date.parse(headers.date ?? '');
  return Number.isNaN(wait) ? undefined : Math.min(Math.max(wait, 0), maxWaitMs);
}
