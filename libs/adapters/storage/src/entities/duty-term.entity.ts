import { EntitySchema } from 'typeorm';
import { epochMs, integer, primary, text } from './columns.ts';

/** Who has a duty that is one process' alone, counted: with each new leader the number grows, and the one before may write no more. */
export interface DutyTermRow {
  duty: string;
  term: number;
  since: number;
}

export const dutyTermEntity = new EntitySchema<DutyTermRow>({
  name: 'duty_term',
  columns: { duty: primary(text), term: integer, since: epochMs },
});
