import { pageQuerySchema, replayResultSchema } from '@planfix-asterisk/contracts';
import { z } from 'zod';

/** Pages go on after a number. */
const cursor = z.coerce.number().int().positive().optional();

export const replayPageQuerySchema = z.object({ ...pageQuerySchema.shape, cursor });
export const replayItemQuerySchema = z.object({
  ...pageQuerySchema.shape,
  cursor,
  result: replayResultSchema.optional(),
});

export type ReplayPageQuery = z.output<typeof replayPageQuerySchema>;
export type ReplayItemQuery = z.output<typeof replayItemQuerySchema>;
