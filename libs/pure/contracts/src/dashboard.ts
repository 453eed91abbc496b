import { z } from 'zod';
import { callSchema } from './calls.ts';
import { amiRightsSchema } from './pbx-rights.ts';

/** State of the AMI link of one PBX node; `reason` is a stable code the panel explains with the next step. */
export const nodeStatusSchema = z.object({
  name: z.string(),
  state: z.enum(['connecting', 'connected', 'waiting', 'refused']),
  reason: z.enum([
    'starting',
    'ok',
    'lost',
    'no-answer',
    'wrong-secret',
    'not-asterisk',
    'tls',
    'unreachable',
    // Several workers may run, and none of them does: see the docs on PostgreSQL.
    'no-worker',
  ]),
  /** What went wrong, in the words of the network or of Asterisk; no secrets. */
  detail: z.string().nullable(),
  since: z.int(),
  nextTryAt: z.int().nullable(),
  version: z.string().nullable(),
  address: z.string(),
  /** Null until the first log-in. */
  rights: amiRightsSchema.nullable(),
});
export const planfixStatusSchema = z.object({
  state: z.enum(['not-set-up', 'unknown', 'ok', 'failing', 'paused']),
  cause: z.string().nullable(),
  since: z.int().nullable(),
  lastDeliveredAt: z.int().nullable(),
  address: z.string().nullable(),
});
export const storeStatusSchema = z.object({
  state: z.enum(['ok', 'locked', 'full', 'failing']),
  detail: z.string().nullable(),
  /** Messages held in memory until the store takes them again. */
  heldInMemory: z.int(),
});
export const dashboardSchema = z.object({
  version: z.string(),
  startedAt: z.int(),
  nodes: z.array(nodeStatusSchema),
  planfix: planfixStatusSchema,
  store: storeStatusSchema,
  waiting: z.int(),
  oldestWaitingAt: z.int().nullable(),
  failed: z.int(),
  expired: z.int(),
  superseded: z.int(),
  deliveredToday: z.int(),
  callsNow: z.int(),
  /** Calls under way, the latest first; `callsNow` counts those that are not listed too. */
  running: z.array(callSchema),
  /** Median and 95th percentile of the last 200 pop-ups, from the AMI event to PlanFix's answer, in ms. */
  popupLatency: z.object({ p50: z.number(), p95: z.number() }).nullable(),
  warnings: z.array(z.enum(['planfix-tls-not-verified', 'no-planfix', 'no-pbx', 'no-employees'])),
});
/** What happened in one hour: messages by the hour they were made in, calls by that of their start. */
export const hourStatsSchema = z.object({
  hour: z.int().describe('When the hour began'),
  delivered: z.int(),
  failed: z.int(),
  expired: z.int(),
  callsIn: z.int(),
  callsOut: z.int(),
  missed: z.int(),
  popupMs: z
    .int()
    .nullable()
    .describe('Mean time from the AMI event to the answer of PlanFix; null: no pop-ups'),
});
export const statsQuerySchema = z.object({
  from: z.coerce.number().int(),
  to: z.coerce.number().int(),
});
export const statsSchema = z.object({ hours: z.array(hourStatsSchema) });

/** What the live stream sends: a hint that something changed; the page fetches it anew. */
export const changeSchema = z.object({
  topic: z.enum(['calls', 'deliveries', 'replays', 'back-fills', 'status', 'settings']),
  id: z.string().optional(),
});

export type NodeStatus = z.output<typeof nodeStatusSchema>;
export type PlanfixStatus = z.output<typeof planfixStatusSchema>;
export type StoreStatus = z.output<typeof storeStatusSchema>;
export type Dashboard = z.output<typeof dashboardSchema>;
export type HourStats = z.output<typeof hourStatsSchema>;
export type Stats = z.output<typeof statsSchema>;
export type Change = z.output<typeof changeSchema>;
