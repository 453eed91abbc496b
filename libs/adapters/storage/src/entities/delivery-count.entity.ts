import { EntitySchema } from 'typeorm';
import { epochMs, integer, orNull, primary, text } from './columns.ts';

/**
 * Kept with each change of state, so that nothing ever counts the log: `failed`, `delivered`, `delivered 2026-11-23`,
 * and by cause: `failed server-error 503 completed` (see `trouble-group.ts`).
 */
export interface DeliveryCountRow {
  name: string;
  value: number;
  /** When it last rose from nothing, and when it last rose. */
  since: number | null;
  lastAt: number | null;
}

export const deliveryCountEntity = new EntitySchema<DeliveryCountRow>({
  name: 'delivery_count',
  columns: { name: primary(text), value: integer, since: orNull(epochMs), lastAt: orNull(epochMs) },
});
