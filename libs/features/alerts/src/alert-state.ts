import { alertFactsSchema, alertKindSchema } from '@planfix-asterisk/contracts';
import { z } from 'zod';

/** What is wrong with one subject. Stored, so that a restart neither tells it again nor forgets that it is told. */
const entrySchema = z.discriminatedUnion('phase', [
  z.object({
    phase: z.literal('pending'),
    since: z.number(),
    /** It is raised then, if it is still wrong. */
    notBefore: z.number(),
    lastToldAt: z.number().nullable(),
  }),
  z.object({
    phase: z.literal('open'),
    since: z.number(),
    raisedAt: z.number(),
    facts: alertFactsSchema,
    level: z.number(),
    /** The last message that it is wrong; null while it was kept back. */
    told: z.object({ at: z.number(), level: z.number() }).nullable(),
    wellSince: z.number().nullable(),
    lastToldAt: z.number().nullable(),
  }),
  /** Over. Remembered for a while, lest what comes and goes is told each time. */
  z.object({ phase: z.literal('resting'), lastToldAt: z.number() }),
]);

/** By `kind` or `kind:subject`. */
export const alertStateSchema = z.record(z.string(), entrySchema);

export type AlertEntry = z.output<typeof entrySchema>;
export type OpenEntry = Extract<AlertEntry, { phase: 'open' }>;
export type AlertState = z.output<typeof alertStateSchema>;

export const keyOf = (kind: string, subject: string): string =>
  subject === '' ? kind : `${kind}:${subject}`;

/** `undefined` for a kind of another version. */
export function partsOf(key: string) {
  const [kind = '', ...rest] = key.split(':');
  const parsed = alertKindSchema.safeParse(kind);
  return parsed.success ? { kind: parsed.data, subject: rest.join(':') } : undefined;
}
