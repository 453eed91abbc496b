import { z } from 'zod';

export const aboutSchema = z.object({
  version: z.string(),
  /** Of Node.js. */
  runtime: z.string(),
  database: z.enum(['sqlite', 'postgres']),
  startedAt: z.int(),
});

export type About = z.output<typeof aboutSchema>;
