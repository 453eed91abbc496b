import { EntitySchema } from 'typeorm';
import { epochMs, integer, orNull, text } from './columns.ts';

export interface AuditEntryRow {
  id: number;
  at: number;
  actor: string;
  action: string;
  target: string;
  before: string | null;
  after: string | null;
  reason: string | null;
  address: string | null;
}

export const auditEntryEntity = new EntitySchema<AuditEntryRow>({
  name: 'audit_entry',
  columns: {
    id: { ...integer, primary: true, generated: 'increment' },
    at: epochMs,
    actor: text,
    action: text,
    target: text,
    before: orNull(text),
    after: orNull(text),
    reason: orNull(text),
    address: orNull(text),
  },
  indices: [{ name: 'audit_by_time', columns: ['at', 'id'] }],
});
