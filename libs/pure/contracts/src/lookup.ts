import { z } from 'zod';
import { phoneSchema } from './phone.ts';

/** What an administrator needs to have the PBX ask us. */
export const lookupAccessSchema = z.object({
  /** It is ours and opens nothing but look-ups: shown to administrators, so that it can be pasted into the PBX. */
  key: z.string().nullable(),
  /** Set by the instance file: to be changed there. */
  isLocked: z.boolean(),
  agi: z.object({ state: z.enum(['off', 'listening', 'failed']), reason: z.string().nullable() }),
  /** PlanFix did not answer lately: callers are not kept waiting for it. */
  isCutOff: z.boolean(),
});
export const lookupTestRequestSchema = z.strictObject({
  number: z.string().min(1).max(60).describe("The caller's number, as the PBX has it"),
});
export const lookupTestSchema = z.object({
  name: phoneSchema,
  responsible: z.string(),
  /** `no-client`: a colleague, or no number; `skipped`: PlanFix did not answer lately and was not asked. */
  source: z.enum(['planfix', 'cache', 'stale', 'failed', 'skipped', 'not-set-up', 'no-client']),
  tookMs: z.number(),
});
export type LookupAccess = z.output<typeof lookupAccessSchema>;
export type LookupTestRequest = z.output<typeof lookupTestRequestSchema>;
export type LookupTest = z.output<typeof lookupTestSchema>;
