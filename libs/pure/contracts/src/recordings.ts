import { z } from 'zod';
import { phoneSchema } from './phone.ts';
import { recordingsSchema } from './recording-settings.ts';

/** `told`: PlanFix has, or is getting, its link. `ready`: it can be heard here, but PlanFix is not told of it. */
export const recordingStateSchema = z.enum(['waiting', 'told', 'ready', 'failed']);

/** Why it is not there, or PlanFix is not told of it. */
export const recordingCauseSchema = z.enum([
  'not-configured',
  'no-public-url',
  'no-message',
  'folder-missing',
  'not-found',
  'outside',
  'empty',
  'unreadable',
  'still-written',
  'url-not-found',
]);

export const callRecordingSchema = z.object({
  number: z.int(),
  /** As the PBX names it. */
  file: phoneSchema,
  state: recordingStateSchema,
  cause: recordingCauseSchema.nullable(),
  knownAt: z.int(),
  /**
   * Where the house's own web server has it, if it is not heard here; null for who is not to see numbers, since there is one
   * in it.
   */
  elsewhere: z.string().nullable().optional(),
});

/** What the panel shows of the links and the finished files. */
export const recordingAccessSchema = z.object({
  /** Names the key of the links; no secret. */
  keyId: z.string(),
  rotatedAt: z.int(),
  cache: z.object({ files: z.int(), bytes: z.int(), limitBytes: z.int() }),
});

export const recordingSampleRequestSchema = z.strictObject({
  directory: recordingsSchema.shape.directory.describe(
    'Folder to try before saving; the saved one if left out',
  ),
});

/** The newest recording of the folder, tried from finding to hearing. */
export const recordingSampleSchema = z.object({
  status: z.enum(['ready', 'none', 'failed']),
  /** Why it is not ready. */
  cause: recordingCauseSchema.nullable(),
  /** Below the folder. */
  file: z.string().nullable(),
});

export type RecordingSampleRequest = z.output<typeof recordingSampleRequestSchema>;
export type RecordingSample = z.output<typeof recordingSampleSchema>;
export type RecordingState = z.output<typeof recordingStateSchema>;
export type RecordingCause = z.output<typeof recordingCauseSchema>;
export type CallRecording = z.output<typeof callRecordingSchema>;
export type RecordingAccess = z.output<typeof recordingAccessSchema>;
