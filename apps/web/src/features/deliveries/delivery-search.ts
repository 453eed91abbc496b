import type { DeliveryFilter } from '@planfix-asterisk/contracts';
import { deliveryKindSchema, deliveryStateSchema, filterCauseSchema } from '@planfix-asterisk/contracts';
import type { LogPlace } from '../../shared/log/log-place.ts';
import { logPlace } from '../../shared/log/log-place.ts';
import type { PeriodFilter } from '../../shared/period.ts';
import { periodSearch } from '../../shared/period.ts';
import { httpStatusOf, listOf, textOf, timeOf } from '../../shared/search-text.ts';

/** The address bar's filters; what makes no sense is left out instead of breaking the page. */
export const deliverySearch = (raw: Record<string, unknown>): DeliveryFilter & PeriodFilter & LogPlace => ({
  state: listOf(deliveryStateSchema.options, raw['state']),
  kind: listOf(deliveryKindSchema.options, raw['kind']),
  extension: textOf(raw['extension'], 40),
  phone: textOf(raw['phone'], 40),
  callId: textOf(raw['callId'], 120),
  cause: listOf(filterCauseSchema.options, raw['cause']),
  status: httpStatusOf(raw['status']),
  from: timeOf(raw['from']),
  to: timeOf(raw['to']),
  ...periodSearch(raw),
  ...logPlace(raw),
});
