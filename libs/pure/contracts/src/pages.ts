import { z } from 'zod';

/**
 * A place in a list is a gap between two rows, so a list can be read from it both ways: `cursor` asks for what is older
 * than the gap, `newer` for what is newer (the nearest rows), both together for what lies between.
 */
export const pageQuerySchema = z.object({
  cursor: z.string().max(200).optional().describe('Rows older than this place: the `next` of a page'),
  newer: z.string().max(200).optional().describe('Rows newer than this place: the `previous` of a page'),
  at: z.coerce
    .number()
    .int()
    .optional()
    .describe('Without a place: begins with the newest row of this time or before it'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** Rows newest first, `next` below the last of them (null: there is nothing older), `previous` above the first. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.string().nullable(), previous: z.string().nullable() });

export type PageQuery = z.output<typeof pageQuerySchema>;

export interface Page<Item> {
  readonly items: Item[];
  readonly next: string | null;
  readonly previous: string | null;
}
