import { alertChannelSchema } from '@planfix-asterisk/contracts';
import { z } from 'zod';
import { alertStateSchema } from './alert-state.ts';

/** A message on its way on one channel. */
const parcelSchema = z.object({
  channel: alertChannelSchema,
  message: z.object({
    id: z.string(),
    subject: z.string(),
    text: z.string(),
    payload: z.record(z.string(), z.unknown()),
  }),
  tries: z.number(),
  dueAt: z.number(),
});
const resultSchema = z.object({
  lastSentAt: z.number().nullable(),
  lastFailedAt: z.number().nullable(),
  lastError: z.string().nullable(),
});

/** All that must survive a restart. */
export const alertMemorySchema = z.object({
  state: alertStateSchema,
  parcels: z.array(parcelSchema),
  results: z.partialRecord(alertChannelSchema, resultSchema),
});

export type Parcel = z.output<typeof parcelSchema>;
export type ChannelResult = z.output<typeof resultSchema>;
export type AlertMemory = z.output<typeof alertMemorySchema>;

export const emptyMemory = (): AlertMemory => ({ state: {}, parcels: [], results: {} });
export const noResult: ChannelResult = { lastSentAt: null, lastFailedAt: null, lastError: null };

/** What another version wrote is forgotten: at worst something is told once more. */
export function readMemory(stored: unknown): AlertMemory {
  const parsed = alertMemorySchema.safeParse(stored);
  return parsed.success ? parsed.data : emptyMemory();
}
