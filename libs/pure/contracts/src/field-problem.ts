import { z } from 'zod';

/** What is wrong with a field of a request. Stable codes: the panel says them in its user's language. */
export const fieldProblemCodeSchema = z.enum([
  'missing',
  'wrong-kind',
  'too-short',
  'too-long',
  'too-few',
  'too-many',
  'too-small',
  'too-big',
  'not-listed',
  'unknown',
  'enter-again',
  'too-early',
  'too-late',
  'no-employee',
  'no-outside-number',
  /** Anything else; the text beside it says what is expected. */
  'not-fitting',
]);
export const fieldProblemSchema = z.object({
  code: fieldProblemCodeSchema.catch('not-fitting'),
  /** The number that must not be crossed: of characters, of entries, the value itself, or a time. */
  limit: z.number().optional(),
});
export type FieldProblem = z.output<typeof fieldProblemSchema>;

const ofSmall = { string: 'too-short', array: 'too-few' } as const;
const ofBig = { string: 'too-long', array: 'too-many' } as const;

/** What a schema found wrong, as a code. */
export function fieldProblemOf(issue: z.core.$ZodIssue): FieldProblem {
  switch (issue.code) {
    case 'invalid_type':
      return { code: 'wrong-kind' };
    case 'too_small':
      return issue.origin === 'string' && issue.minimum === 1
        ? { code: 'missing' }
        : { code: member(ofSmall, issue.origin) ?? 'too-small', limit: Number(issue.minimum) };
    case 'too_big':
      return { code: member(ofBig, issue.origin) ?? 'too-big', limit: Number(issue.maximum) };
    case 'invalid_value':
      return { code: 'not-listed' };
    case 'unrecognized_keys':
    case 'invalid_key':
      return { code: 'unknown' };
    default:
      return { code: 'not-fitting' };
  }
}

const member = <Value>(of: Readonly<Record<string, Value>>, key: string): Value | undefined =>
  Object.hasOwn(of, key) ? of[key] : undefined;
