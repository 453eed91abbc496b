import { fieldProblemOf } from '@planfix-asterisk/contracts';
import type { FieldProblem, SettingsSection } from '@planfix-asterisk/contracts';
import { touchesSecret } from './instance-file-schema.ts';
import type { SettingPath } from './instance-file-schema.ts';
import { describeValue, fieldName, problemsOf, valueAt } from './setting-problem.ts';

/** By the name of the field, as in `ami.0.host`. */
export interface WrongFields {
  /** What is expected and what was found. */
  readonly fields: Readonly<Record<string, string>>;
  readonly problems: Readonly<Record<string, FieldProblem>>;
}

type Issues = Parameters<typeof problemsOf>[0];

/** What a schema found wrong with a section, in words and as codes; no secret is shown. */
export function wrongFields(issues: Issues, section: SettingsSection, value: unknown): WrongFields {
  const show = (path: SettingPath) =>
    describeValue(valueAt({ [section]: value }, path), { isHidden: touchesSecret(path) });
  const fields: Record<string, string> = {};
  const problems: Record<string, FieldProblem> = {};
  for (const issue of issues) {
    const placed = { ...issue, path: [section, ...issue.path] };
    for (const { path, expected, found } of problemsOf([placed], show)) {
      const name = fieldName(path);
      fields[name] = `expected ${expected}; found ${found}`;
      problems[name] = fieldProblemOf(issue);
    }
  }
  return { fields, problems };
}
