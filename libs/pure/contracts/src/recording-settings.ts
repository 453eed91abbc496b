import { z } from 'zod';
import { hasOnlyPlaceholders, isAddressOrNetwork } from './setting-rules.ts';

/** What may stand in braces in the address of a recording on the admin's own web server. */
export const recordingPlaceholders = ['file', 'path', 'callId', 'year', 'month', 'day'] as const;

/** Where recordings are and who gets them; without a folder and an address none are told. */
export const recordingsSchema = z.strictObject({
  directory: z
    .string()
    .max(1_000)
    .regex(/^\//, 'a path that begins with /')
    .optional()
    .describe('Folder with the recordings of the PBX, as this machine sees it'),
  urlTemplate: z
    .url({ protocol: /^https?$/, error: 'an address like https://files.example.com/{path}' })
    .max(1_000)
    .refine(hasOnlyPlaceholders(recordingPlaceholders), {
      error: `an address with placeholders in braces: ${recordingPlaceholders.join(', ')}`,
      params: { name: 'unknown-placeholder' },
    })
    .optional()
    .describe('Address of a recording on your own web server, instead of the folder'),
  cacheMb: z
    .int()
    .min(10)
    .max(1_000_000)
    .default(2_048)
    .describe('Most megabytes of finished MP3 files; the oldest go first and are made anew when asked for'),
  linkDays: z
    .int()
    .min(0)
    .max(36_500)
    .default(0)
    .describe('Days after which a link that PlanFix got ends; 0: never'),
  allowFrom: z
    .array(z.string().refine(isAddressOrNetwork, 'an address or a network like 10.0.0.0/8'))
    .max(50)
    .default([])
    .describe('Only these addresses get recordings by a link; empty: all'),
});

export type RecordingSettings = z.output<typeof recordingsSchema>;
