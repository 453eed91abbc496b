import { z } from 'zod';
import { nodeStatusSchema } from './dashboard.ts';
import { attemptCauseSchema, attemptSchema } from './deliveries.ts';
import { numbersSchema } from './number-settings.ts';
import { planfixSchema, settingsSchema } from './settings.ts';

/** Steps of the set-up wizard, in its order; the administrator's account comes before them. */
export const setupStepSchema = z.enum(['planfix', 'pbx', 'employees', 'lines', 'recordings', 'test']);
/** `attention`: saved although its check did not pass. */
export const setupMarkSchema = z.enum(['done', 'skipped', 'attention']);

export const setupProgressSchema = z.object({
  /** `fresh`: nobody has begun yet; `dismissed`: left unfinished, do not remind. */
  status: z.enum(['fresh', 'open', 'finished', 'dismissed']),
  /** Where it was left. */
  step: setupStepSchema,
  steps: z.array(
    z.object({
      step: setupStepSchema,
      state: z.enum(['open', 'done', 'skipped', 'attention']),
      /** Set by the instance file: shown, not asked. */
      isLocked: z.boolean(),
    }),
  ),
});
export const setupChangeSchema = z.strictObject({
  step: setupStepSchema.optional().describe('Where the wizard is now'),
  mark: z
    .strictObject({ step: setupStepSchema, as: setupMarkSchema.nullable() })
    .optional()
    .describe(
      'A step done or skipped without a setting of its own, or saved unfit; null takes the mark back',
    ),
  status: z.enum(['open', 'finished', 'dismissed']).optional(),
});

const secretOrMarker = z.string().max(500);
export const planfixCheckRequestSchema = z.strictObject({
  planfix: planfixSchema
    .optional()
    .describe('To try before saving; a stored token may be sent as its marker'),
  pbxToken: secretOrMarker.optional().describe('Key that PlanFix should send us, to try before saving'),
  publicUrl: z
    .string()
    .max(500)
    .optional()
    .describe('Our address as seen from outside, to try before saving'),
});
/** Whether what PlanFix has stored about the PBX is what we have; `unset`: we have none. */
const agreementSchema = z.enum(['same', 'different', 'missing', 'unset']);
export const planfixCheckSchema = z.object({
  cause: attemptCauseSchema,
  /** What exactly happened, where the cause does not say it all. */
  detail: attemptSchema.shape.detail,
  httpStatus: z.int().nullable(),
  tookMs: z.number(),
  /** What PlanFix has stored about us; null: it did not say. */
  stored: z.object({ pbxUrl: z.string() }).nullable(),
  agreement: z.object({ pbxUrl: agreementSchema, pbxToken: agreementSchema }).nullable(),
});

/** Why something is rather a phone than a trunk or a line; null: it is not. */
const phoneSignSchema = z
  .enum(['extension', 'internal-number'])
  .nullable()
  .describe(
    '`extension`: the PBX or the list of employees has it; `internal-number`: it only looks like one',
  );

/** What the PBX and the calls so far say about employees, trunks and lines that could be set up. */
export const suggestionsSchema = z.object({
  nodes: z.array(
    z.object({
      node: z.string(),
      /** Why the PBX could not be asked; null: it could. */
      failure: nodeStatusSchema.shape.reason.nullable(),
      detail: z.string().nullable(),
      /** Questions the PBX did not answer, by the name of the action. */
      refused: z.array(z.string()),
    }),
  ),
  extensions: z.array(z.object({ extension: z.string(), name: z.string(), node: z.string() })),
  endpoints: z.array(
    z.object({
      name: z.string(),
      technology: z.string(),
      node: z.string(),
      isTrunk: z.boolean(),
      phoneSign: phoneSignSchema,
    }),
  ),
  lines: z.array(
    z.object({
      number: z.string(),
      isRouted: z.boolean().describe('The PBX has an inbound route for it'),
      calls: z.int().describe('Calls by this line among the latest ones'),
      lastCallAt: z.int().nullable(),
      phoneSign: phoneSignSchema,
    }),
  ),
  routePatterns: z
    .array(z.string())
    .describe('Inbound routes for many numbers at once, such as _7495123460X: they name no line'),
});

export const numberCheckRequestSchema = z.strictObject({
  number: z.string().max(60),
  numbers: numbersSchema.optional().describe('Rules to try before saving; the saved ones if left out'),
});
export const numberCheckSchema = z.object({
  /** `internal`: a number of an employee, no client; `not-told`: no number, and none to stand for it. */
  meaning: z.enum(['outside', 'internal', 'hidden', 'not-told']),
  /** What PlanFix would see as `phone`. */
  told: z.string().nullable(),
});

export const analyticsCheckRequestSchema = z.strictObject({
  templates: settingsSchema.shape.analytics.unwrap(),
  callId: z.string().max(120).optional().describe('The latest finished call with an employee if left out'),
});
export const analyticsCheckSchema = z.object({
  /** null: there is no such call yet. */
  callId: z.string().nullable(),
  /** By the names of the placeholders; null: known only while the call goes on. */
  values: z.record(z.string(), z.string().nullable()),
  /** `data_<name>` as PlanFix would get it; empty ones are not sent. */
  fields: z.record(z.string(), z.string()),
});

export type SetupStep = z.output<typeof setupStepSchema>;
export type SetupMark = z.output<typeof setupMarkSchema>;
export type SetupProgress = z.output<typeof setupProgressSchema>;
export type SetupChange = z.output<typeof setupChangeSchema>;
export type PlanfixCheckRequest = z.output<typeof planfixCheckRequestSchema>;
export type PlanfixCheck = z.output<typeof planfixCheckSchema>;
export type Suggestions = z.output<typeof suggestionsSchema>;
export type AnalyticsCheckRequest = z.output<typeof analyticsCheckRequestSchema>;
export type AnalyticsCheck = z.output<typeof analyticsCheckSchema>;
export type NumberCheckRequest = z.output<typeof numberCheckRequestSchema>;
export type NumberCheck = z.output<typeof numberCheckSchema>;
