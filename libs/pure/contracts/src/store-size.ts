import { z } from 'zod';

/** How large the database is and will be; bytes. */
export const storeSizeSchema = z.object({
  kind: z.enum(['sqlite', 'postgres']),
  bytes: z.number(),
  /** Of these free for new rows: what was cleared away leaves room behind, which is filled again. */
  freeInside: z.number(),
  /** On its disk; null where that is another machine's. */
  diskFree: z.number().nullable(),
  /** About how many messages are kept. */
  messages: z.int(),
  oldestAt: z.int().nullable(),
  /** Growth by the calls of the last week. */
  perDay: z.number(),
  /** What it grows to at most with these times of keeping and as many calls. */
  settlesAt: z.number(),
});

export type StoreSize = z.output<typeof storeSizeSchema>;
