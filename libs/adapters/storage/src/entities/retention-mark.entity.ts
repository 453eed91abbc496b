import { EntitySchema } from 'typeorm';
import { epochMs, integer, primary, text } from './columns.ts';

/** How far through the log something was cleared away: up to this message, in order of time. */
export interface RetentionMarkRow {
  name: 'bodies' | 'attempts';
  createdAt: number;
  eventId: number;
}

export const retentionMarkEntity = new EntitySchema<RetentionMarkRow>({
  name: 'retention_mark',
  columns: { name: primary(text), createdAt: epochMs, eventId: integer },
});
