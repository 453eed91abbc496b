import { fieldProblemOf } from '@planfix-asterisk/contracts';
import type { FieldProblem } from '@planfix-asterisk/contracts';
import type { z } from 'zod';
import { ApiProblem } from './api-problem.ts';

interface Issue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/** What a schema found wrong, field by field. The values themselves are not repeated: they may be secrets. */
export function invalidInput(issues: readonly Issue[]): ApiProblem {
  const fields: Record<string, string> = {};
  const problems: Record<string, FieldProblem> = {};
  for (const issue of issues) {
    fields[pathOf(issue)] ??= issue.message;
    problems[pathOf(issue)] ??= isOfZod(issue) ? fieldProblemOf(issue) : { code: 'not-fitting' };
  }
  const text = Object.entries(fields).map(([field, message]) =>
    field === '' ? message : `${field}: ${message}`,
  );
  return new ApiProblem('invalid-input', text.slice(0, 10).join('; '), { fields, problems });
}

/** One field whose mistake no schema can find. */
export const wrongField = (field: string, problem: FieldProblem, text: string): ApiProblem =>
  new ApiProblem('invalid-input', `${field}: ${text}`, {
    fields: { [field]: text },
    problems: { [field]: problem },
  });

/** The validation pipe speaks the standard of schemas, which knows no codes; our schemas are zod's. */
const isOfZod = (issue: Issue): issue is z.core.$ZodIssue => 'code' in issue;

function pathOf({ path = [] }: Issue): string {
  return path.map((part) => String(typeof part === 'object' ? part.key : part)).join('.');
}
