import { z } from 'zod';
import { nodeStatusSchema } from './dashboard.ts';
import { amiRightsSchema } from './pbx-rights.ts';
import { amiNodeSchema } from './settings.ts';

/**
 * A PBX that need not be saved yet. The marker of a secret stands for the stored one, as long as host, port and user
 * are those it was stored for.
 */
export const pbxCheckRequestSchema = amiNodeSchema.omit({ name: true });

export const pbxCheckSchema = z.object({
  /** `ok`: logged in. The others are those of a node's status. */
  reason: nodeStatusSchema.shape.reason,
  /** In the words of the network or of Asterisk; no secrets. */
  detail: z.string().nullable(),
  address: z.string(),
  /** Asterisk's own version; null if the user may not ask. */
  version: z.string().nullable(),
  rights: amiRightsSchema.nullable(),
  /** Channels alive now; null if the user may not ask. */
  channels: z.int().nullable(),
  /** By how much the clock of the PBX is ahead of ours. */
  clockAheadMs: z.number().nullable(),
  tookMs: z.number(),
});

export type PbxCheckRequest = z.output<typeof pbxCheckRequestSchema>;
export type PbxCheck = z.output<typeof pbxCheckSchema>;
