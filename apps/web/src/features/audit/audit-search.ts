import type { AuditFilter } from '@planfix-asterisk/contracts';
import type { LogPlace } from '../../shared/log/log-place.ts';
import { logPlace } from '../../shared/log/log-place.ts';
import type { PeriodFilter } from '../../shared/period.ts';
import { periodSearch } from '../../shared/period.ts';
import { textOf, timeOf } from '../../shared/search-text.ts';

export const auditSearch = (raw: Record<string, unknown>): AuditFilter & PeriodFilter & LogPlace => ({
  actor: textOf(raw['actor'], 60),
  action: textOf(raw['action'], 60),
  text: textOf(raw['text'], 100),
  from: timeOf(raw['from']),
  to: timeOf(raw['to']),
  ...periodSearch(raw),
  ...logPlace(raw),
});
