import { z } from 'zod';

/** Why the PBX's call records cannot be read; the panel says for each what to do. */
export const recordsTroubleSchema = z.enum([
  'not-set-up',
  'address-wrong',
  'unreachable',
  'timed-out',
  'access-denied',
  'unknown-database',
  'table-missing',
  'columns-missing',
  'file-missing',
  'file-unreadable',
  'no-call-records',
  'no-unique-ids',
  'failed',
]);

/** Master.csv, or FreePBX's table with linked ids (from 15 on) or without (13). */
export const recordsKindSchema = z.enum(['master-csv', 'freepbx-15', 'freepbx-13']);

const recordsAddress = z.string().trim().min(1).max(500);
export const recordsCheckRequestSchema = z.strictObject({
  url: recordsAddress.optional().describe('To try before saving; the saved one if left out'),
});
export const recordsCheckSchema = z.object({
  trouble: recordsTroubleSchema.nullable(),
  /** In the words of the database, or the columns that are missing; never the password. */
  detail: z.string().nullable(),
  kind: recordsKindSchema.nullable(),
  /** Start of the newest record as the PBX wrote it; null: there is none yet. */
  newestLocal: z.string().nullable(),
  newestAt: z.int().nullable(),
  /** What the PBX's clock is ahead of UTC by its own records; null where they do not tell. */
  offsetMinutes: z.int().nullable(),
  /** Without an index on the time each page reads the whole table. */
  isIndexed: z.boolean(),
});

/** Which calls: those that began in this time. */
const span = {
  from: z.int().min(0).describe('Calls that began at this time or later, UTC epoch milliseconds'),
  to: z.int().min(0).describe('Calls that began before this time'),
};
export const newBackFillSchema = z.strictObject(span).refine(({ from, to }) => from < to, {
  error: 'to: later than from',
  path: ['to'],
});

export const backFillStateSchema = z.enum([
  /** Calls are counted; nothing is told. */
  'planning',
  'planned',
  'running',
  /** Looked through; records that were written late are looked for once more. */
  'settling',
  'paused',
  'finished',
  'cancelled',
]);
export const backFillSchema = z.object({
  id: z.int(),
  node: z.string(),
  /** `outage`: begun by itself, after a time without a link to the PBX. */
  origin: z.enum(['outage', 'person']),
  state: backFillStateSchema,
  from: z.int(),
  to: z.int(),
  /** Calls that began before this time have been dealt with. */
  cursor: z.int(),
  recordsRead: z.int(),
  /** Calls in the records. */
  found: z.int(),
  /** Of these: known already, so told as they happened. */
  knownBefore: z.int(),
  /** Calls of which PlanFix is told now. */
  told: z.int(),
  /** Calls that tell PlanFix nothing: internal ones, callers without a number. */
  silent: z.int(),
  /** Why it does not go on at the moment; it tries again by itself. */
  trouble: recordsTroubleSchema.nullable(),
  troubleDetail: z.string().nullable(),
  createdAt: z.int(),
  createdBy: z.string().nullable(),
  startedAt: z.int().nullable(),
  startedBy: z.string().nullable(),
  finishedAt: z.int().nullable(),
});
export const backFillPageSchema = z.object({ items: z.array(backFillSchema), next: z.string().nullable() });

export type RecordsTrouble = z.output<typeof recordsTroubleSchema>;
export type RecordsKind = z.output<typeof recordsKindSchema>;
export type RecordsCheckRequest = z.output<typeof recordsCheckRequestSchema>;
export type RecordsCheck = z.output<typeof recordsCheckSchema>;
export type NewBackFill = z.output<typeof newBackFillSchema>;
export type BackFillState = z.output<typeof backFillStateSchema>;
export type BackFill = z.output<typeof backFillSchema>;
export type BackFillPage = z.output<typeof backFillPageSchema>;
