import type { CallFilter } from '@planfix-asterisk/contracts';
import { callSchema } from '@planfix-asterisk/contracts';
import { callResults } from '../../shared/codes.ts';
import type { LogPlace } from '../../shared/log/log-place.ts';
import { logPlace } from '../../shared/log/log-place.ts';
import type { PeriodFilter } from '../../shared/period.ts';
import { periodSearch } from '../../shared/period.ts';
import { oneOf, textOf, timeOf } from '../../shared/search-text.ts';

/** The address bar's filters; what makes no sense is left out instead of breaking the page. */
export const callSearch = (raw: Record<string, unknown>): CallFilter & PeriodFilter & LogPlace => ({
  direction: oneOf(callSchema.shape.direction.options, raw['direction']),
  result: oneOf(callResults, raw['result']),
  extension: textOf(raw['extension'], 40),
  phone: textOf(raw['phone'], 40),
  callId: textOf(raw['callId'], 120),
  from: timeOf(raw['from']),
  to: timeOf(raw['to']),
  ...periodSearch(raw),
  ...logPlace(raw),
});
