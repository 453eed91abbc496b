import { EntitySchema } from 'typeorm';
import { integer, primary, text } from './columns.ts';

/** Kept with each change of state, so that nothing ever counts the log: `failed`, `delivered`, `delivered 2026-11-23` … */
export interface DeliveryCountRow {
  name: string;
  value: number;
}

export const deliveryCountEntity = new EntitySchema<DeliveryCountRow>({
  name: 'delivery_count',
  columns: { name: primary(text), value: integer },
});
