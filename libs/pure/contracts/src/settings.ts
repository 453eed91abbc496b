import { z } from 'zod';

/**
 * Everything a customer's instance can set. The instance file, the panel's forms and the stored settings are all
 * checked by these schemas; `description` is the help text, `meta` carries examples.
 */
const extension = z.string().regex(/^[0-9A-Za-z_.-]{1,40}$/, 'letters, digits, dot, dash or underscore');
const shortNumber = z
  .string()
  .regex(/^[0-9A-Za-z_.-]{1,40}$/, 'as in PlanFix: digits, letters, dot, dash or underscore');
const secret = z.string().min(1).max(500);

export const planfixSchema = z.strictObject({
  url: z.url().describe('Address for requests, exactly as PlanFix shows it'),
  token: secret.describe('PlanFix token'),
});

export const amiNodeSchema = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z0-9-]{1,30}$/, 'small letters, digits and dashes')
    .describe('Name of the PBX node'),
  host: z.string().min(1).max(253),
  port: z.int().min(1).max(65535).default(5038),
  username: z.string().min(1).max(80),
  secret,
  tls: z.boolean().default(false),
  /** With TLS only `native` can serve; see docs/adr. */
  transport: z.enum(['asterisk-manager', 'native']).default('asterisk-manager'),
});

export const employeeSchema = z.strictObject({
  extension,
  shortNumber,
  name: z.string().max(100).default(''),
  enabled: z.boolean().default(true),
});

export const lineSchema = z.strictObject({
  number: z.string().regex(/^\+?[0-9]{2,20}$/, 'digits'),
  name: z.string().max(100).default(''),
  lostCalls: extension.optional().describe('Extension that gets the calls of this line that rang nobody'),
  enabled: z.boolean().default(true),
});

export const numbersSchema = z.strictObject({
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'two capital letters, e.g. RU')
    .default('RU'),
  internal: z.string().default('^\\d{2,5}$').describe('Regular expression of internal numbers'),
  outsidePrefix: z
    .string()
    .regex(/^[0-9*#]{0,5}$/)
    .default(''),
  anonymousAs: z
    .string()
    .regex(/^\+?[0-9]{0,20}$/)
    .default(''),
});

export const recordingsSchema = z.strictObject({ directory: z.string().min(1) });

export const settingsSchema = z.strictObject({
  planfix: planfixSchema.optional(),
  pbx: z.strictObject({ token: secret }).optional(),
  publicUrl: z.url().optional(),
  ami: z.array(amiNodeSchema).max(20).default([]),
  employees: z.array(employeeSchema).max(5000).default([]),
  lines: z.array(lineSchema).max(1000).default([]),
  trunks: z.array(extension).max(500).default([]),
  numbers: numbersSchema.prefault({}),
  recordings: recordingsSchema.optional(),
  analytics: z.record(z.string().regex(/^\w{1,60}$/), z.string().max(500)).default({}),
  cdr: z.strictObject({ url: z.string().min(1) }).optional(),
  planfixTls: z.strictObject({ verify: z.boolean() }).prefault({ verify: true }),
});

export type Settings = z.output<typeof settingsSchema>;
export type PlanfixSettings = z.output<typeof planfixSchema>;
export type AmiNodeSettings = z.output<typeof amiNodeSchema>;
export type EmployeeSettings = z.output<typeof employeeSchema>;
export type LineSettings = z.output<typeof lineSchema>;
export type NumberSettings = z.output<typeof numbersSchema>;
export type SettingsSection = keyof Settings;
