import { z } from 'zod';

/** A filter somebody has named; `search` is what stands behind the question mark in the address. */
export const savedFilterSchema = z.object({
  id: z.int(),
  page: z.string(),
  name: z.string(),
  search: z.string(),
});
export const savedFilterListSchema = z.object({ filters: z.array(savedFilterSchema) });
export const newSavedFilterSchema = z.strictObject({
  page: z.string().regex(/^[a-z-]{1,40}$/, 'the name of a page of the panel'),
  name: z.string().trim().min(1).max(60),
  search: z
    .string()
    .max(2000)
    .regex(/^(\?.*)?$/s, 'a query as in the address, or nothing'),
});

export type SavedFilter = z.output<typeof savedFilterSchema>;
export type SavedFilterList = z.output<typeof savedFilterListSchema>;
export type NewSavedFilter = z.output<typeof newSavedFilterSchema>;
