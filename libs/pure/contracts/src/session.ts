import { z } from 'zod';
import { fieldProblemSchema } from './field-problem.ts';

export const roleSchema = z.enum(['admin', 'support']);
export const usernameSchema = z.string().trim().min(1).max(60);
export const passwordSchema = z.string().min(10, 'at least 10 characters').max(200);

export const loginSchema = z.strictObject({
  username: usernameSchema,
  password: z.string().min(1).max(200),
  code: z
    .string()
    .trim()
    .max(40)
    .optional()
    .describe('Code of the authenticator app or a recovery code, where the account has a second factor'),
});
export const firstAdminSchema = z.strictObject({
  code: z
    .string()
    .trim()
    .min(1)
    .max(40)
    .describe('One-time set-up code, printed in the terminal at the first start'),
  username: usernameSchema,
  password: passwordSchema,
});
export const sessionSchema = z.object({
  username: z.string(),
  role: roleSchema,
  /** Sent back as header `x-csrf-token` with every change. */
  csrfToken: z.string(),
  hasSecondFactor: z.boolean(),
  /** The administrator asks everybody for a second factor: until it is set up nothing else is open. */
  mustSetUpSecondFactor: z.boolean(),
  /** Zone of the PBX; all times of the panel are shown and typed in it. */
  timeZone: z.string(),
});
export const setupStateSchema = z.object({ needsAdmin: z.boolean() });

/** Every error answer of the API. `code` is stable, `message` says what to do next, in English; the panel translates codes. */
export const apiErrorSchema = z.object({
  code: z.string(),
  message: z.string(),
  correlationId: z.string(),
  /** By field what is expected, for those who read the API. */
  fields: z.record(z.string(), z.string()).optional(),
  /** The same as codes, for whoever says it in another language. */
  problems: z.record(z.string(), fieldProblemSchema).optional(),
});

export type Role = z.output<typeof roleSchema>;
export type Session = z.output<typeof sessionSchema>;
export type Login = z.output<typeof loginSchema>;
export type FirstAdmin = z.output<typeof firstAdminSchema>;
export type SetupState = z.output<typeof setupStateSchema>;
export type ApiError = z.output<typeof apiErrorSchema>;
