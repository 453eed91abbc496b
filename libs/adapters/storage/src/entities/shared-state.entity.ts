import { EntitySchema } from 'typeorm';
import { epochMs, primary, text } from './columns.ts';

/** What processes tell each other and a start must find again: how a worker fares, whether PlanFix is paused. */
export interface SharedStateRow {
  name: string;
  json: string;
  savedAt: number;
}

export const sharedStateEntity = new EntitySchema<SharedStateRow>({
  name: 'shared_state',
  columns: { name: primary(text), json: text, savedAt: epochMs },
});
