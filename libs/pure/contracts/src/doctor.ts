import { z } from 'zod';

/** What the doctor looks at, in the order of the page. */
export const checkupNameSchema = z.enum([
  'store',
  'disk',
  'planfix',
  'agreement',
  'pbx',
  'rights',
  'clock',
  'employees',
  'public-url',
  'pbx-key',
  'recordings',
  'call-records',
  'failed',
  'waiting',
]);

/**
 * What came of it. `wrong` is told by `cause`, a code of the check itself or of what it asked (PlanFix's causes, the
 * reasons of a node); `off`: not set up, which is allowed.
 */
export const checkupSchema = z.object({
  name: checkupNameSchema,
  /** The PBX node, where there are several; '' otherwise. */
  subject: z.string(),
  state: z.enum(['ok', 'warning', 'error', 'off']),
  cause: z.string().nullable(),
  /** Numbers and names for the words; no secrets, no phone numbers. */
  values: z.record(z.string(), z.string()),
});

export const doctorReportSchema = z.object({
  at: z.int(),
  version: z.string(),
  node: z.string(),
  checkups: z.array(checkupSchema),
});

export type CheckupName = z.output<typeof checkupNameSchema>;
export type Checkup = z.output<typeof checkupSchema>;
export type DoctorReport = z.output<typeof doctorReportSchema>;
