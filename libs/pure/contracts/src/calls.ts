import { z } from 'zod';
import { deliverySchema } from './deliveries.ts';
import { pageOf } from './pages.ts';
import { phoneSchema } from './phone.ts';
import { callRecordingSchema } from './recordings.ts';

export const callSchema = z.object({
  callId: z.string(),
  node: z.string(),
  direction: z.enum(['in', 'out', 'internal']),
  clientNumber: phoneSchema,
  line: z.string(),
  startedAt: z.int(),
  endedAt: z.int().nullable(),
  phase: z.enum(['ringing', 'talking', 'ended', 'other']),
  result: z.string().nullable(),
  extension: z.string().nullable(),
  employeeName: z.string().nullable(),
  talkS: z.int(),
  /** Path of the recording as the PBX names it. */
  recordingFile: phoneSchema.nullable(),
});
export const callNoteSchema = z.object({ at: z.int(), code: z.string(), subject: phoneSchema.nullable() });
/** What the PBX did: the call's time line. */
export const callStepSchema = z.object({ at: z.int(), code: z.string(), subject: phoneSchema.nullable() });
export const callDetailSchema = callSchema.extend({
  notes: z.array(callNoteSchema),
  steps: z.array(callStepSchema),
  recordings: z.array(callRecordingSchema),
  deliveries: z.array(deliverySchema),
});
export const callFilterSchema = z.object({
  direction: z.enum(['in', 'out', 'internal']).optional(),
  result: z.string().max(30).optional(),
  extension: z.string().max(40).optional(),
  phone: z.string().max(40).optional(),
  callId: z.string().max(120).optional(),
  from: z.coerce.number().int().optional(),
  to: z.coerce.number().int().optional(),
});
export const callPageSchema = pageOf(callSchema);

export type Call = z.output<typeof callSchema>;
export type CallDetail = z.output<typeof callDetailSchema>;
export type CallFilter = z.output<typeof callFilterSchema>;
export type CallPage = z.output<typeof callPageSchema>;
