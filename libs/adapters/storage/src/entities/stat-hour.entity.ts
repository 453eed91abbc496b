import { EntitySchema } from 'typeorm';
import { epochMs, integer, primary, text } from './columns.ts';

/** How often something was in one hour; kept with each change, so that no chart ever counts the log. */
export interface StatHourRow {
  /** When the hour began. */
  hour: number;
  name: string;
  value: number;
}

export const statHourEntity = new EntitySchema<StatHourRow>({
  name: 'stat_hour',
  columns: { hour: primary(epochMs), name: primary(text), value: integer },
});
