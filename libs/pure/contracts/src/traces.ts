import { z } from 'zod';

/** Names are ours: the time, and the PBX node; nothing of them is ever a path. */
export const traceNameSchema = z
  .string()
  .regex(/^\d{8}-\d{6}-[a-z0-9-]{1,30}$/, 'a name as the list of traces gives it');

export const traceRequestSchema = z.strictObject({
  node: z.string().min(1).max(30).describe('PBX node to listen to'),
  minutes: z.int().min(1).max(60).default(10),
  masksNumbers: z
    .boolean()
    .default(true)
    .describe('Phone numbers and names are replaced, each by the same stand-in everywhere'),
  onlyNumber: z
    .string()
    .trim()
    .regex(/^\+?\d[\d\s()-]{1,24}$/, 'an extension or a phone number: 2 to 25 digits')
    .optional()
    .describe('Only the next call in which this extension or phone takes part, until it is over'),
});

export const traceRunSchema = z.object({
  name: traceNameSchema,
  node: z.string(),
  startedAt: z.int(),
  /** When it ends by itself. */
  until: z.int(),
  masksNumbers: z.boolean(),
  /** Null: everything is recorded. */
  oneCall: z.object({ number: z.string(), isFound: z.boolean() }).nullable(),
  events: z.int(),
  bytes: z.int(),
});

export const traceFileSchema = z.object({
  name: traceNameSchema,
  node: z.string(),
  startedAt: z.int(),
  /** When its last event was written. */
  recordedAt: z.int(),
  bytes: z.int(),
});

export const tracesSchema = z.object({
  running: traceRunSchema.nullable(),
  /** Why the last recording ended before its time; null when it did not. */
  brokenOff: z.enum(['link-lost', 'too-large', 'disk', 'no-call']).nullable(),
  /** Newest first. */
  files: z.array(traceFileSchema),
  limits: z.object({ bytes: z.int(), files: z.int() }),
});

/** Whether a trace has a call, or only what else the PBX did at that time. */
export const callInTraceSchema = z.object({ hasCall: z.boolean() });

export type TraceRequest = z.output<typeof traceRequestSchema>;
export type TraceRun = z.output<typeof traceRunSchema>;
export type CallInTrace = z.output<typeof callInTraceSchema>;
export type TraceFile = z.output<typeof traceFileSchema>;
export type Traces = z.output<typeof tracesSchema>;
