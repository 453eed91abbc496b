import { EntitySchema } from 'typeorm';
import { epochMs, integer, text } from './columns.ts';

export interface SavedFilterRow {
  id: number;
  accountId: number;
  /** The page it belongs to, e.g. `deliveries`. */
  page: string;
  name: string;
  /** The address's query, as it stands behind the question mark. */
  search: string;
  createdAt: number;
}

export const savedFilterEntity = new EntitySchema<SavedFilterRow>({
  name: 'saved_filter',
  columns: {
    id: { ...integer, primary: true, generated: 'increment' },
    accountId: integer,
    page: text,
    name: text,
    search: text,
    createdAt: epochMs,
  },
  indices: [{ name: 'saved_filter_of_account', columns: ['accountId', 'page'] }],
});
