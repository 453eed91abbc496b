import { startOfDay } from '@planfix-asterisk/contracts';
import { panelZone } from './format.ts';
import { oneOf } from './search-text.ts';

export const periods = ['hour', 'today', 'week'] as const;
export type Period = (typeof periods)[number];

/** A time that goes along with the clock: "today" of a saved filter is today tomorrow, too. */
export type PeriodFilter = { readonly since?: Period | undefined };

export const periodSearch = (raw: Record<string, unknown>): PeriodFilter => ({
  since: oneOf(periods, raw['since']),
});

/** Whole minutes, so that the same question is asked for a while. */
const minuteMs = 60_000;

export function beginOf(period: Period, now = Date.now()): number {
  if (period === 'hour') return Math.floor(now / minuteMs) * minuteMs - 60 * minuteMs;
  return startOfDay(now, panelZone(), period === 'week' ? 6 : 0);
}

/** A filter as the server takes it: with the time at which its period begins now. */
export function timed<Filter extends PeriodFilter & { readonly from?: number | undefined }>(
  filter: Filter,
  now = Date.now(),
): Omit<Filter, 'since'> {
  const { since, ...rest } = filter;
  return since === undefined ? rest : { ...rest, from: beginOf(since, now) };
}
