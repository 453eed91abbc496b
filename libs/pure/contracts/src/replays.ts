import { z } from 'zod';
import { attemptCauseSchema, deliveryKindSchema, deliverySchema, filterCauseSchema } from './deliveries.ts';

/** States a message can be sent again from. */
export const finalStateSchema = z.enum(['failed', 'expired', 'superseded', 'skipped', 'delivered']);

/** Which messages to send again. Without numbers or a call it must say from which states: nothing goes by accident. */
export const replayFilterSchema = z
  .strictObject({
    ids: z.array(z.int().positive()).min(1).max(1_000).optional().describe('Numbers of messages'),
    callId: z.string().min(1).max(120).optional(),
    state: z.array(finalStateSchema).min(1).optional(),
    kind: z.array(deliveryKindSchema).min(1).optional(),
    cause: z.array(filterCauseSchema).min(1).optional().describe('Of the last attempt'),
    status: z.int().min(100).max(999).optional().describe('HTTP status of the last answer'),
    extension: z.string().min(1).max(40).optional(),
    phone: z.string().min(1).max(40).optional(),
    from: z.int().optional().describe('Made at this time or later, UTC epoch milliseconds'),
    to: z.int().optional().describe('Made at this time or earlier'),
  })
  .refine(({ ids, callId, state }) => (ids ?? callId ?? state) !== undefined, {
    error: 'state, callId or ids: an empty filter would send everything again',
    path: ['state'],
  });

export const newReplaySchema = z.strictObject({
  filter: replayFilterSchema,
  withPopups: z.boolean().default(false).describe('Pop-ups too, for calls that are long over'),
});
export const startReplaySchema = z.strictObject({
  reason: z.string().trim().min(1).max(500),
  perSecond: z.int().min(1).max(200).optional().describe('Messages a second; else as in the settings'),
});

export const replayPlanSchema = z.object({
  /** By state before, kind and cause. */
  groups: z.array(
    z.object({
      state: finalStateSchema,
      kind: deliveryKindSchema,
      cause: attemptCauseSchema.nullable(),
      status: z.int().nullable(),
      count: z.int(),
    }),
  ),
  /** PlanFix may have these already: they were sent out whole and not answered, or delivered. */
  mayHaveArrived: z.int(),
  /** Pop-ups that fit the filter and were not asked for. */
  popupsLeftOut: z.int(),
  oldestAt: z.int().nullable(),
  newestAt: z.int().nullable(),
});

/**
 * A replay of many messages. `planning`: being counted; `planned`: waits for its start; `running`: put on their way bit
 * by bit, then until the last outcome is known.
 */
export const replayJobSchema = z.object({
  id: z.int(),
  state: z.enum(['planning', 'planned', 'running', 'paused', 'finished', 'cancelled']),
  filter: replayFilterSchema,
  withPopups: z.boolean(),
  plan: replayPlanSchema,
  plannedAt: z.int(),
  plannedBy: z.string(),
  reason: z.string().nullable(),
  perSecond: z.int(),
  startedAt: z.int().nullable(),
  startedBy: z.string().nullable(),
  finishedAt: z.int().nullable(),
  /** Messages of the plan; while it is made, those found so far. */
  planned: z.int(),
  /** How far the search for them has come, 0 to 1. */
  searched: z.number(),
  /** Put on their way. */
  queued: z.int(),
  /** Not put on their way: changed or deleted since the plan. */
  leftOut: z.int(),
  delivered: z.int(),
  failed: z.int(),
  expired: z.int(),
});
export const replayJobPageSchema = z.object({ items: z.array(replayJobSchema), next: z.string().nullable() });

export const replayResultSchema = z.enum([
  'planned',
  'queued',
  'delivered',
  'failed',
  'expired',
  /** Somebody or something else dealt with it between plan and turn. */
  'changed',
  'content-deleted',
  'gone',
]);
export const replayItemSchema = z.object({
  eventId: z.int(),
  result: replayResultSchema,
  at: z.int(),
  /** Null when it was deleted because of its age. */
  delivery: deliverySchema.nullable(),
});
export const replayItemPageSchema = z.object({
  items: z.array(replayItemSchema),
  next: z.string().nullable(),
});

export type FinalState = z.output<typeof finalStateSchema>;
export type ReplayFilter = z.output<typeof replayFilterSchema>;
export type NewReplay = z.output<typeof newReplaySchema>;
export type StartReplay = z.output<typeof startReplaySchema>;
export type ReplayPlan = z.output<typeof replayPlanSchema>;
export type ReplayJob = z.output<typeof replayJobSchema>;
export type ReplayJobPage = z.output<typeof replayJobPageSchema>;
export type ReplayResult = z.output<typeof replayResultSchema>;
export type ReplayItem = z.output<typeof replayItemSchema>;
export type ReplayItemPage = z.output<typeof replayItemPageSchema>;
