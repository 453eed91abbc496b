import type { AuditEntry, AuditFilter } from '@planfix-asterisk/contracts';
import type { LogSource } from '../shared/log/log-source.ts';
import type { PeriodFilter } from '../shared/period.ts';
import { timed } from '../shared/period.ts';
import { api } from './client.ts';

export const auditSource = (filter: AuditFilter & PeriodFilter): LogSource<AuditEntry> => ({
  key: ['audit', filter],
  // Every change that is audited is hinted at by one of the others; this one comes with most.
  topic: 'settings',
  rowKey: ({ id }) => String(id),
  fetchPage: (place, signal) => api.get('/api/audit', { query: { ...timed(filter), ...place }, signal }),
});
