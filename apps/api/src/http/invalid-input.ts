import { ApiProblem } from './api-problem.ts';

interface Issue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/** What a schema found wrong, field by field. The values themselves are not repeated: they may be secrets. */
export function invalidInput(issues: readonly Issue[]): ApiProblem {
  const fields: Record<string, string> = {};
  for (const issue of issues) fields[pathOf(issue)] ??= issue.message;
  const text = Object.entries(fields).map(([field, message]) =>
    field === '' ? message : `${field}: ${message}`,
  );
  return new ApiProblem('invalid-input', text.slice(0, 10).join('; '), { fields });
}

function pathOf({ path = [] }: Issue): string {
  return path.map((part) => String(typeof part === 'object' ? part.key : part)).join('.');
}
