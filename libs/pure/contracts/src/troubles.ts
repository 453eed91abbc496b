import { z } from 'zod';
import { attemptCauseSchema, deliveryKindSchema } from './deliveries.ts';

/** Messages that did not go well, gathered by how they ended and why. `retrying`: on their way after a failed try. */
export const troubleGroupSchema = z.object({
  state: z.enum(['failed', 'expired', 'superseded', 'retrying']),
  /** Of the last attempt; null if there was none. */
  cause: attemptCauseSchema.nullable(),
  /** HTTP status of the last answer, if any. */
  status: z.int().nullable(),
  kind: deliveryKindSchema,
  count: z.int(),
  /** When the group last rose from nothing, and when its newest message came. */
  since: z.int().nullable(),
  lastAt: z.int().nullable(),
});
export const troublesSchema = z.object({ groups: z.array(troubleGroupSchema) });

export type TroubleGroupCount = z.output<typeof troubleGroupSchema>;
export type Troubles = z.output<typeof troublesSchema>;
