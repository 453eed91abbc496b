import { z } from 'zod';
import { pageOf } from './pages.ts';

/** What is told to people who do not look at the panel. */
export const alertKindSchema = z.enum([
  'store',
  'disk-space',
  'token-refused',
  'pbx-down',
  'oldest-waiting',
  'failed',
  'expired-share',
]);
export const alertChannelSchema = z.enum(['webhook', 'email', 'telegram']);

/** Numbers and words that fill the text of an alert; no secrets, no numbers of clients. */
export const alertFactsSchema = z.record(z.string(), z.union([z.string(), z.number()]));

export const alertSchema = z.object({
  id: z.int(),
  kind: alertKindSchema,
  /** The PBX node it is about; else empty. */
  subject: z.string(),
  /** When what is wrong began; somewhat earlier than the alert. */
  since: z.int(),
  raisedAt: z.int(),
  recoveredAt: z.int().nullable(),
  facts: alertFactsSchema,
  acknowledgedBy: z.string().nullable(),
  acknowledgedAt: z.int().nullable(),
});

/** What came of the last message of a channel. */
export const alertChannelStateSchema = z.object({
  channel: alertChannelSchema,
  lastSentAt: z.int().nullable(),
  lastFailedAt: z.int().nullable(),
  lastError: z.string().nullable(),
  /** Messages that wait for their next try. */
  waiting: z.int(),
});

export const alertOverviewSchema = z.object({
  open: z.array(alertSchema),
  muted: z.array(z.object({ kind: alertKindSchema, until: z.int(), by: z.string() })),
  /** Those that are set up. */
  channels: z.array(alertChannelStateSchema),
});
export const alertPageSchema = pageOf(alertSchema);

/** 0 ends it; at most a week, so that nobody forgets it for good. */
export const alertMuteSchema = z.strictObject({ minutes: z.int().min(0).max(10_080) });

/** Why a message did not go out; the panel explains each with the next step. */
export const alertSendCauseSchema = z.enum([
  'ok',
  'dns',
  'unreachable',
  'timeout',
  'tls',
  'redirect',
  'refused',
  'credentials',
  'recipient',
  'server-error',
  'unexpected',
]);
export const alertTestRequestSchema = z.strictObject({ channel: alertChannelSchema });
export const alertTestSchema = z.object({
  cause: alertSendCauseSchema,
  /** What the other side said, or the error, word for word; no secrets. */
  answer: z.string(),
  tookMs: z.number(),
});

export type AlertKind = z.output<typeof alertKindSchema>;
export type AlertChannel = z.output<typeof alertChannelSchema>;
export type AlertFacts = z.output<typeof alertFactsSchema>;
export type Alert = z.output<typeof alertSchema>;
export type AlertChannelState = z.output<typeof alertChannelStateSchema>;
export type AlertOverview = z.output<typeof alertOverviewSchema>;
export type AlertPage = z.output<typeof alertPageSchema>;
export type AlertMute = z.output<typeof alertMuteSchema>;
export type AlertSendCause = z.output<typeof alertSendCauseSchema>;
export type AlertTest = z.output<typeof alertTestSchema>;
