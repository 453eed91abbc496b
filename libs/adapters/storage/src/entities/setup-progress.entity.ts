import { EntitySchema } from 'typeorm';
import { integer, primary, text } from './columns.ts';

export interface SetupProgressRow {
  /** Always 1: there is one wizard. */
  id: number;
  json: string;
}

export const setupProgressEntity = new EntitySchema<SetupProgressRow>({
  name: 'setup_progress',
  columns: { id: primary(integer), json: text },
});
