import { z } from 'zod';
import { isHttpsOrLoopback, isLoopback } from './setting-rules.ts';

const secret = z.string().min(1).max(500).meta({ writeOnly: true });
const address = z.email({ error: 'an e-mail address like admin@example.com' });

export const alertLimitsSchema = z.strictObject({
  pbxDownSeconds: z
    .int()
    .min(10)
    .max(3600)
    .default(60)
    .describe('A PBX without a link for longer is told; shorter breaks mend themselves'),
  waitingMinutes: z
    .int()
    .min(1)
    .max(1440)
    .default(5)
    .describe('A finished call that PlanFix has not taken for longer is told'),
  expiredPercent: z
    .int()
    .min(1)
    .max(100)
    .default(2)
    .describe('More pop-ups of the last hour than this came too late'),
  freeSpaceMb: z
    .int()
    .min(10)
    .max(100_000_000)
    .default(500)
    .describe('Less free space than this where the database is'),
});

export const alertWebhookSchema = z.strictObject({
  url: z
    .url({ protocol: /^https?$/, error: 'an address like https://example.com/alerts' })
    .max(1000)
    .refine(isHttpsOrLoopback, 'an https:// address (plain http only for this machine: localhost, 127.0.0.1)')
    .describe('Gets each message as JSON by POST'),
  secret: secret
    .min(16, 'at least 16 characters')
    .describe('Signs each message; the receiver proves by it that the message is ours'),
});

export const alertEmailSchema = z
  .strictObject({
    host: z
      .string()
      .max(253)
      .regex(/^[^/\s:@]+$/, 'a name or an IP address, without smtp:// and without a port')
      .describe('SMTP server'),
    port: z.int().min(1).max(65535).default(465),
    security: z
      .enum(['tls', 'starttls', 'none'])
      .default('tls')
      .describe('tls: port 465; starttls: port 587; none: only for a server on this machine'),
    username: z.string().max(200).optional(),
    password: secret.optional(),
    from: address.describe('Sender'),
    to: z.array(address).min(1).max(20).describe('Recipients'),
  })
  .refine(({ security, host }) => security !== 'none' || isLoopback(host), {
    path: ['security'],
    error: 'tls or starttls (none only for a server on this machine: localhost, 127.0.0.1)',
  });

export const alertTelegramSchema = z.strictObject({
  botToken: secret
    .regex(/^\d{3,20}:[\w-]{10,100}$/, 'the token as BotFather gave it, like 123456:ABC-DEF…')
    .describe('Token of the bot, from @BotFather'),
  chatId: z
    .string()
    .regex(/^(-?\d{1,20}|@\w{4,64})$/, 'the number of the chat (groups begin with -) or @name of a channel')
    .describe('Chat that gets the messages; the bot must be in it'),
  apiUrl: z
    .url()
    .refine((url) => isLoopback(new URL(url).hostname), 'an address of this machine: for tests only')
    .optional()
    .describe('For tests only'),
});

export const alertsSchema = z.strictObject({
  language: z.enum(['ru', 'en']).default('ru').describe('Language of the messages'),
  quietMinutes: z
    .int()
    .min(1)
    .max(1440)
    .default(10)
    .describe('Least time between two messages about the same thing'),
  limits: alertLimitsSchema.prefault({}),
  webhook: alertWebhookSchema.optional(),
  email: alertEmailSchema.optional(),
  telegram: alertTelegramSchema.optional(),
});

/** A secret that was lost is empty: the channel is shown without it, to be completed. */
export const panelAlertsSchema = alertsSchema.extend({
  webhook: alertWebhookSchema.extend({ secret: z.string() }).optional(),
  email: alertEmailSchema.safeExtend({ password: z.string().optional() }).optional(),
  telegram: alertTelegramSchema.extend({ botToken: z.string() }).optional(),
});

export type AlertSettings = z.output<typeof alertsSchema>;
export type AlertLimits = z.output<typeof alertLimitsSchema>;
export type WebhookSettings = z.output<typeof alertWebhookSchema>;
export type EmailSettings = z.output<typeof alertEmailSchema>;
export type TelegramSettings = z.output<typeof alertTelegramSchema>;
