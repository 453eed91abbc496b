import { z } from 'zod';
import { pageOf } from './pages.ts';
import { phoneSchema } from './phone.ts';

/** States of a delivery. `waiting`: its turn or its time has not come; the others but `sending` are final. */
export const deliveryStateSchema = z.enum([
  'waiting',
  'sending',
  'delivered',
  'failed',
  /** A pop-up whose time was up. */
  'expired',
  /** A pop-up that a later message of its call made pointless. */
  'superseded',
  /** Given up by a person. */
  'skipped',
]);
export const deliveryKindSchema = z.enum(['incoming', 'outgoing', 'accepted', 'completed', 'record']);
export const attemptOutcomeSchema = z.enum(['delivered', 'not_sent', 'ambiguous', 'refused']);
/** Why an attempt did not deliver; the panel explains each in words with the next step. */
export const attemptCauseSchema = z.enum([
  'ok',
  'invalid-parameters',
  'invalid-token',
  'too-many-requests',
  'server-error',
  'redirect',
  'html-answer',
  'unexpected-answer',
  'timeout',
  'connection-refused',
  'connection-reset',
  'dns',
  'tls',
  'answer-too-large',
  'interrupted',
]);
/** What exactly happened in an attempt; the panel has the words, `values` fill their gaps. */
export const attemptDetailCodeSchema = z.enum([
  'status',
  'gateway-status',
  'redirected',
  'web-page',
  'no-connection-in-time',
  'no-answer-in-time',
  'answer-not-whole-in-time',
  'answer-too-long',
  'network',
  'stopped-before-answer',
  'crashed-before-answer',
  'client-failed',
]);

export const deliverySchema = z.object({
  id: z.int(),
  callId: z.string(),
  kind: deliveryKindSchema,
  state: deliveryStateSchema,
  direction: z.enum(['in', 'out']),
  clientNumber: phoneSchema,
  line: z.string(),
  extension: z.string(),
  shortNumber: z.string(),
  result: z.string().nullable(),
  createdAt: z.int(),
  finishedAt: z.int().nullable(),
  /** Next try of a waiting one; null while an earlier message of its lane is still under way. */
  dueAt: z.int().nullable(),
  attempts: z.int(),
  lastCause: attemptCauseSchema.nullable(),
  lastStatus: z.int().nullable(),
  /** An attempt was written out but not answered: PlanFix may have it already. */
  mayHaveArrived: z.boolean(),
});

export const attemptSchema = z.object({
  number: z.int(),
  /** `bulk`: asked for by a replay of many, see `jobId`. */
  trigger: z.enum(['auto', 'manual', 'bulk']),
  actor: z.string().nullable(),
  reason: z.string().nullable(),
  jobId: z.int().nullable(),
  startedAt: z.int(),
  durationMs: z.number(),
  /** Phases in milliseconds; null where the attempt did not get so far. */
  phases: z.object({
    queue: z.number().nullable(),
    connect: z.number().nullable(),
    firstByte: z.number().nullable(),
  }),
  request: z.object({ url: phoneSchema, body: phoneSchema }),
  response: z
    .object({
      status: z.int(),
      headers: z.record(z.string(), z.string()),
      body: phoneSchema,
      bodyCut: z.boolean(),
    })
    .nullable(),
  outcome: attemptOutcomeSchema,
  cause: attemptCauseSchema,
  detail: z.object({ code: attemptDetailCodeSchema, values: z.record(z.string(), z.string()) }).nullable(),
});

export const deliveryDetailSchema = deliverySchema.extend({
  /** Fields as PlanFix gets them, without the token. */
  fields: z.record(z.string(), phoneSchema),
  attemptList: z.array(attemptSchema),
  /** The message that holds it back: an earlier one under way, or a failed result that holds its recording. */
  waitsFor: z.object({ id: z.int(), kind: deliveryKindSchema, state: deliveryStateSchema }).nullable(),
  /** Who gave it up, and why; only of a skipped one. */
  skippedBy: z.object({ actor: z.string(), reason: z.string() }).nullable(),
});

/** A cause of the last attempt, or none: it waited in vain for its first. */
export const filterCauseSchema = z.enum([...attemptCauseSchema.options, 'not-tried']);

export const deliveryFilterSchema = z.object({
  state: z.array(deliveryStateSchema).optional(),
  kind: z.array(deliveryKindSchema).optional(),
  extension: z.string().max(40).optional(),
  phone: z.string().max(40).optional(),
  callId: z.string().max(120).optional(),
  /** Of the last attempt. */
  cause: z.array(filterCauseSchema).optional(),
  /** HTTP status of the last answer. */
  status: z.coerce.number().int().min(100).max(999).optional(),
  from: z.coerce.number().int().optional(),
  to: z.coerce.number().int().optional(),
});
export const deliveryPageSchema = pageOf(deliverySchema);

export const replayRequestSchema = z.strictObject({ reason: z.string().trim().min(1).max(500) });

export type Delivery = z.output<typeof deliverySchema>;
export type DeliveryState = z.output<typeof deliveryStateSchema>;
export type DeliveryKind = z.output<typeof deliveryKindSchema>;
export type DeliveryDetail = z.output<typeof deliveryDetailSchema>;
export type DeliveryFilter = z.output<typeof deliveryFilterSchema>;
export type DeliveryPage = z.output<typeof deliveryPageSchema>;
export type Attempt = z.output<typeof attemptSchema>;
export type AttemptOutcome = z.output<typeof attemptOutcomeSchema>;
export type AttemptCause = z.output<typeof attemptCauseSchema>;
export type FilterCause = z.output<typeof filterCauseSchema>;
export type AttemptDetailCode = z.output<typeof attemptDetailCodeSchema>;
export type ReplayRequest = z.output<typeof replayRequestSchema>;
