import { z } from 'zod';
import { isCountry } from './countries.ts';
import { isRegularExpression } from './setting-rules.ts';

const countryWords = 'the two capital letters of a country (ISO 3166), such as RU, KZ or DE';

export const numbersSchema = z.strictObject({
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, { error: countryWords, abort: true })
    .refine(isCountry, countryWords)
    .default('RU')
    .describe('Country of numbers without country code, in two capital letters (ISO 3166), e.g. RU'),
  internal: z
    .string()
    .max(200)
    .refine(isRegularExpression, 'a regular expression')
    .default('^\\d{2,5}$')
    .describe('Regular expression of internal numbers'),
  outsidePrefix: z
    .string()
    .regex(/^[0-9*#]{0,5}$/, 'up to five digits, * or #')
    .default('')
    .describe('What is dialled before an outside number, e.g. 9'),
  anonymousAs: z
    .string()
    .regex(/^\+?[0-9]{0,20}$/, 'digits')
    .default('')
    .describe('Number told to PlanFix for a hidden one; empty: such calls are not told'),
});

export type NumberSettings = z.output<typeof numbersSchema>;
