import { z } from 'zod';
import { hasOnlyPlaceholders, isAddressOrNetwork, isRegularExpression } from './setting-rules.ts';

/** What may stand in braces in the rule by which numbers are dialled. */
export const dialPlaceholders = ['number', 'national', 'international'] as const;

const dialRule = z
  .string()
  .min(1)
  .max(60)
  .regex(/^[0-9+*#{}a-z]+$/, 'digits, +, *, # and placeholders in braces')
  .refine(
    (text) => hasOnlyPlaceholders(dialPlaceholders)(text) && !/[a-z{}]/.test(text.replace(/\{[a-z]+\}/g, '')),
    `digits with placeholders in braces: ${dialPlaceholders.join(', ')}`,
  );
const patterns = z
  .array(z.string().min(1).max(200).refine(isRegularExpression, 'a regular expression'))
  .max(50)
  .default([]);

/** Calls that PlanFix asks for by a click on a number, and PlanFix setting the connection up by itself. */
export const clickToCallSchema = z.strictObject({
  enabled: z.boolean().default(true).describe('PlanFix may have the phones of employees rung'),
  ring: z
    .enum(['found-out', 'originate-skipvm', 'originate-aa', 'endpoint'])
    .default('found-out')
    .describe(
      "By which way the employee's phone is rung: FreePBX's contexts (-aa answers by itself) or the endpoint",
    ),
  endpoint: z
    .string()
    .max(120)
    .regex(/^[A-Za-z0-9]{1,20}\/[0-9A-Za-z_.@{}-]+$/, 'a channel like PJSIP/{extension}')
    .refine(hasOnlyPlaceholders(['extension']), 'a channel like PJSIP/{extension}')
    .default('PJSIP/{extension}')
    .describe('Channel of a phone where its endpoint is rung and the PBX does not tell it'),
  context: z
    .string()
    .regex(/^[0-9A-Za-z_.-]{1,79}$/, 'letters, digits, dot, dash or underscore')
    .default('from-internal')
    .describe('Context of the dialplan in which the client is dialled'),
  dialAs: dialRule
    .default('{number}')
    .describe('How numbers of the own country are dialled, e.g. 8{national}'),
  dialAbroadAs: dialRule
    .default('{number}')
    .describe('How numbers of other countries are dialled, e.g. 810{international}'),
  allow: patterns.describe('Only numbers that fit one of these may be dialled; empty: all'),
  deny: patterns.describe('Numbers that fit one of these are never dialled'),
  perMinute: z.int().min(1).max(120).default(10).describe('Most calls a minute for one employee'),
  ringS: z.int().min(5).max(120).default(30).describe("How long the employee's phone rings"),
  showClient: z
    .boolean()
    .default(true)
    .describe("The client's number on the display of the employee's phone"),
  acceptSetup: z
    .enum(['first-time', 'always', 'never'])
    .default('first-time')
    .describe(
      'Whether PlanFix may set its address and token here; first-time: while none or the same host is set',
    ),
});

/** Questions of the PBX in the moment of a call. */
export const lookupSchema = z.strictObject({
  key: z
    .string()
    .regex(/^[0-9A-Za-z_-]{16,100}$/, '16 to 100 letters, digits, dashes or underscores')
    .meta({ writeOnly: true })
    .optional()
    .describe('Key in the address of the look-ups; without one they are closed'),
  transliterate: z
    .boolean()
    .default(false)
    .describe('Names in Latin letters, for phones that show no others'),
  agi: z
    .strictObject({
      enabled: z.boolean().default(false),
      host: z
        .string()
        .regex(/^[0-9A-Za-z.:-]{1,253}$/, 'an address of this machine')
        .default('127.0.0.1'),
      port: z.int().min(1).max(65535).default(4573),
    })
    .prefault({})
    .describe('FastAGI, for Asterisk without FreePBX'),
});

export const trustedProxiesSchema = z
  .array(z.string().refine(isAddressOrNetwork, 'an address or a network like 10.0.0.0/8'))
  .max(50)
  .default([])
  .describe('Proxies beside this machine whose word on the address of a visitor is believed');

export type ClickToCallSettings = z.output<typeof clickToCallSchema>;
export type LookupSettings = z.output<typeof lookupSchema>;
