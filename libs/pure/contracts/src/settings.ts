import { z } from 'zod';
import { alertsSchema, panelAlertsSchema } from './alert-settings.ts';
import { deliverySettingsSchema, retentionSettingsSchema } from './delivery-settings.ts';
import { numbersSchema } from './number-settings.ts';
import { recordingsSchema } from './recording-settings.ts';
import { hasOnlyPlaceholders, isHttpsOrLoopback, isTimeZone, uniqueBy } from './setting-rules.ts';
import { clickToCallSchema, lookupSchema, trustedProxiesSchema } from './way-back-settings.ts';

/**
 * Everything a customer's instance can set. The instance file, the panel's forms and the stored settings are all
 * checked by these schemas; `description` is the help text. Every pattern says in words what it expects: the words are
 * what the reader of a broken instance file gets to see. `writeOnly` marks what never leaves the server again.
 */
const extension = z.string().regex(/^[0-9A-Za-z_.-]{1,40}$/, 'letters, digits, dot, dash or underscore');
const shortNumber = z
  .string()
  .regex(/^[0-9A-Za-z_.-]{1,40}$/, 'as in PlanFix: digits, letters, dot, dash or underscore');
/** A database, or a file of Asterisk's cdr_csv. */
export const recordsAddressPattern = /^(mysql:\/\/.+|\/.+\.csv)$/i;
const secret = z.string().min(1).max(500).meta({ writeOnly: true });
const name = z.string().max(100).default('');

/** Stands in the panel for a secret that is set; sent back unchanged it keeps the secret. */
export const secretIsSet = '••••••••';

export const planfixSchema = z.strictObject({
  url: z
    .url({ protocol: /^https?$/, error: 'an address like https://example.planfix.ru/tel/api' })
    .refine(isHttpsOrLoopback, {
      error: 'an https:// address (plain http only for this machine: localhost, 127.0.0.1)',
      params: { name: 'plain-http-to-other-host' },
    })
    .describe('Address for requests, exactly as PlanFix shows it'),
  token: secret.describe('PlanFix token'),
});

export const amiNodeSchema = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z0-9-]{1,30}$/, 'small letters, digits and dashes')
    .describe('Name of the PBX node'),
  host: z
    .string()
    .max(253)
    .regex(/^[^/\s]+$/, 'a name or an IP address, without http:// and without a port'),
  port: z.int().min(1).max(65535).default(5038),
  username: z.string().min(1).max(80),
  secret,
  tls: z.boolean().default(false),
  /** With TLS only `native` can serve; see docs/adr. */
  transport: z.enum(['native', 'asterisk-manager']).default('native'),
});

export const employeeSchema = z.strictObject({
  extension,
  shortNumber,
  name,
  enabled: z.boolean().default(true),
  devices: z
    .array(extension)
    .max(20)
    .optional()
    .describe("Endpoints of the employee's phones where they are not named like the extension"),
});

export const lineSchema = z.strictObject({
  number: z.string().regex(/^\+?[0-9]{2,20}$/, 'digits'),
  name,
  lostCalls: extension.optional().describe('Extension that gets the calls of this line that rang nobody'),
  enabled: z.boolean().default(true),
});

/** What may stand in braces in a field for PlanFix; `analyticsValues` of pure/planfix fills it in. */
export const analyticsPlaceholders = [
  'queue',
  'waitSeconds',
  'talkSeconds',
  'result',
  'direction',
  'startedAt',
  'callerName',
  'clientNumber',
  'line',
  'trunk',
  'node',
  'extension',
  'shortNumber',
  'employeeName',
  'recordingFile',
  'callId',
] as const;

const analyticsTemplate = z
  .string()
  .max(500)
  .refine(hasOnlyPlaceholders(analyticsPlaceholders), {
    error: `text with placeholders in braces: ${analyticsPlaceholders.join(', ')}`,
    params: { name: 'unknown-placeholder' },
  });

export const policySchema = z.strictObject({
  missed: z
    .enum(['one', 'all'])
    .default('one')
    .describe('Who is told of a call nobody took: who was rung at the end, or everybody whose phone rang'),
  popupAfterTransfer: z
    .boolean()
    .default(true)
    .describe('A pop-up for the employee to whom a client is transferred'),
});

export const panelAccessSchema = z.strictObject({
  timeZone: z
    .string()
    .max(60)
    .refine((zone) => zone === '' || isTimeZone(zone), 'a time zone like Europe/Moscow')
    .default('')
    .describe('Time zone the panel shows times in, e.g. Europe/Moscow; empty: that of this machine'),
  maskNumbers: z.boolean().default(false).describe('Support sees the last digits of phone numbers only'),
  requireSecondFactor: z
    .boolean()
    .default(false)
    .describe('Everybody sets up an authenticator app at the next log-in'),
});

export const settingsSchema = z.strictObject({
  planfix: planfixSchema.optional(),
  pbx: z.strictObject({ token: secret.describe('Key that PlanFix sends us') }).optional(),
  publicUrl: z
    .url({ protocol: /^https?$/, error: 'an address like https://pbx.example.com' })
    .optional()
    .describe('Address of this panel as seen from outside'),
  ami: z
    .array(amiNodeSchema)
    .max(20)
    .superRefine(...uniqueBy('name', 'a name that no other node has'))
    .default([])
    .describe('PBX nodes'),
  employees: z
    .array(employeeSchema)
    .max(5000)
    .superRefine(...uniqueBy('extension', 'an extension that no other employee has'))
    .default([])
    .describe('Extension on the PBX and short number in PlanFix'),
  lines: z
    .array(lineSchema)
    .max(1000)
    .superRefine(...uniqueBy('number', 'a number that no other line has'))
    .default([])
    .describe('Own outside numbers'),
  trunks: z
    .array(extension)
    .max(500)
    .default([])
    .describe('Endpoint names that are trunks; if empty: every endpoint that is no extension'),
  numbers: numbersSchema.prefault({}),
  policy: policySchema.prefault({}).describe('What is told where PlanFix leaves a choice'),
  panel: panelAccessSchema.prefault({}).describe('Who sees what in the panel, and in which time zone'),
  recordings: recordingsSchema.optional().describe('Recordings of the calls'),
  analytics: z
    .record(z.string().regex(/^\w{1,60}$/, 'a name of letters, digits and underscores'), analyticsTemplate)
    .default({})
    .describe('Further fields for PlanFix, sent as data_<name>'),
  cdr: z
    .strictObject({
      url: z
        .string()
        .max(500)
        .regex(
          recordsAddressPattern,
          'an address like mysql://user:password@127.0.0.1/asteriskcdrdb, or the path of a Master.csv',
        )
        .meta({ writeOnly: true }),
    })
    .optional()
    .describe('Call records of the PBX, to fill gaps'),
  clickToCall: clickToCallSchema.prefault({}).describe('What PlanFix may ask of the PBX'),
  lookup: lookupSchema.prefault({}).describe("The caller's name and responsible employee, for the PBX"),
  trustedProxies: trustedProxiesSchema,
  alerts: alertsSchema.prefault({}).describe('Who is told when something needs a person'),
  metrics: z
    .strictObject({
      token: secret.min(16, 'at least 16 characters').describe('Bearer token of who reads them'),
    })
    .optional()
    .describe('GET /metrics from other machines; this machine needs no token'),
  planfixTls: z
    .strictObject({ verify: z.boolean() })
    .prefault({ verify: true })
    .describe('Only ever false on a test bench'),
  delivery: deliverySettingsSchema.prefault({}).describe('How messages are delivered'),
  retention: retentionSettingsSchema.prefault({}).describe('How long things are kept'),
});

/** What one instance file may hold: the settings and its administrator. */
export const instanceFileSchema = settingsSchema.extend({
  admin: z
    .strictObject({
      username: z.string().trim().min(1).max(60),
      password: z.string().min(10).max(200).meta({ writeOnly: true }),
    })
    .optional()
    .describe('Administrator of the panel'),
});

/** What the panel gets: secrets that are set are `secretIsSet`. */
export const panelSettingsSchema = z.object({
  settings: settingsSchema.partial().extend({
    // A secret that was lost is empty: the section is shown without it, to be completed.
    planfix: planfixSchema.extend({ token: z.string() }).optional(),
    pbx: z.strictObject({ token: z.string() }).optional(),
    ami: z.array(amiNodeSchema.extend({ secret: z.string() })).optional(),
    cdr: z.strictObject({ url: z.string() }).optional(),
    lookup: lookupSchema.extend({ key: z.string().optional() }).optional(),
    alerts: panelAlertsSchema.optional(),
    metrics: z.strictObject({ token: z.string() }).optional(),
  }),
  /** Sections set by the instance file. */
  locked: z.array(settingsSchema.keyof()),
  instanceFile: z.string().nullable(),
  /** PUBLIC_URL of the environment, which goes before the setting. */
  environmentPublicUrl: z.string().nullable(),
  /** Sections that are stored but cannot be used until they are completed (a lost secret). */
  incomplete: z.array(settingsSchema.keyof()),
});

export type Settings = z.output<typeof settingsSchema>;
export type PlanfixSettings = z.output<typeof planfixSchema>;
export type AmiNodeSettings = z.output<typeof amiNodeSchema>;
export type EmployeeSettings = z.output<typeof employeeSchema>;
export type LineSettings = z.output<typeof lineSchema>;
export type PanelAccessSettings = z.output<typeof panelAccessSchema>;
export type SettingsSection = keyof Settings;
export type InstanceFileContents = z.output<typeof instanceFileSchema>;
export type FileAdmin = NonNullable<InstanceFileContents['admin']>;
export type PanelSettings = z.output<typeof panelSettingsSchema>;
