import { z } from 'zod';
import { pageOf } from './pages.ts';
import { passwordSchema, roleSchema, usernameSchema } from './session.ts';

/** Somebody who may use the panel. */
export const accountSchema = z.object({
  id: z.int(),
  username: z.string(),
  role: roleSchema,
  /** Who rules the account: the instance file or the panel. */
  source: z.enum(['file', 'panel']),
  hasSecondFactor: z.boolean(),
  createdAt: z.int(),
  changedAt: z.int(),
});
export const accountListSchema = z.object({ accounts: z.array(accountSchema) });
export const newAccountSchema = z.strictObject({
  username: usernameSchema,
  password: passwordSchema,
  role: roleSchema,
});
export const accountChangeSchema = z.strictObject({
  role: roleSchema.optional(),
  password: passwordSchema.optional().describe('In the place of a forgotten one'),
  secondFactor: z.literal('off').optional().describe('Turns the second factor off, for a lost phone'),
});

export const ownPasswordSchema = z.strictObject({
  present: z.string().min(1).max(200),
  next: passwordSchema,
});
export const secondFactorOfferSchema = z.object({
  secret: z.string().describe('To type into an authenticator app'),
  uri: z.string().describe('The same as an otpauth:// address, for a QR code'),
});
export const secondFactorCodeSchema = z.strictObject({ code: z.string().trim().min(1).max(40) });
export const recoveryCodesSchema = z.object({
  codes: z.array(z.string()).describe('Each lets in once without the app; shown this one time'),
});
export const ownPasswordProofSchema = z.strictObject({ password: z.string().min(1).max(200) });

/** A log-in that is still good. */
export const openSessionSchema = z.object({
  id: z.string(),
  username: z.string(),
  createdAt: z.int(),
  lastSeenAt: z.int(),
  address: z.string(),
  userAgent: z.string(),
  isOwn: z.boolean(),
  isCurrent: z.boolean(),
});
export const openSessionListSchema = z.object({ sessions: z.array(openSessionSchema) });

/** Who did what, when and from where. */
export const auditEntrySchema = z.object({
  id: z.int(),
  at: z.int(),
  actor: z.string(),
  action: z.string(),
  target: z.string(),
  before: z.unknown(),
  after: z.unknown(),
  reason: z.string().nullable(),
  address: z.string().nullable(),
});
export const auditFilterSchema = z.object({
  actor: z.string().max(60).optional(),
  action: z.string().max(60).optional().describe('The action or its beginning, e.g. `settings`'),
  text: z.string().max(100).optional().describe('Anywhere in target, reason, address or change'),
  from: z.coerce.number().int().optional(),
  to: z.coerce.number().int().optional(),
});
export const auditPageSchema = pageOf(auditEntrySchema);

export type Account = z.output<typeof accountSchema>;
export type AccountList = z.output<typeof accountListSchema>;
export type NewAccount = z.output<typeof newAccountSchema>;
export type AccountChange = z.output<typeof accountChangeSchema>;
export type OwnPassword = z.output<typeof ownPasswordSchema>;
export type SecondFactorOffer = z.output<typeof secondFactorOfferSchema>;
export type SecondFactorCode = z.output<typeof secondFactorCodeSchema>;
export type RecoveryCodes = z.output<typeof recoveryCodesSchema>;
export type OwnPasswordProof = z.output<typeof ownPasswordProofSchema>;
export type OpenSession = z.output<typeof openSessionSchema>;
export type OpenSessionList = z.output<typeof openSessionListSchema>;
export type AuditEntry = z.output<typeof auditEntrySchema>;
export type AuditFilter = z.output<typeof auditFilterSchema>;
export type AuditPage = z.output<typeof auditPageSchema>;
