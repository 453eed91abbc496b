import type { FieldProblem } from '@planfix-asterisk/contracts';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from './format.ts';
import { useLanguage } from './use-language.ts';

/** What a form calls a field of the API, and what may be in it; nothing for a field it does not have. */
export type FieldWords = (
  field: string,
) => { readonly label: string; readonly expected?: string } | undefined;

/** The fields of a form that are no settings. */
export const fieldLabels =
  (labels: Readonly<Record<string, string>>): FieldWords =>
  (field) => {
    const label = labels[field];
    return label === undefined ? undefined : { label };
  };

/** Problems that the words about the field itself do not tell. */
const beyondTheField: ReadonlySet<FieldProblem['code']> = new Set(['missing', 'enter-again', 'unknown']);

/**
 * What is wrong with a field, in the user's language: the one place that says what the server found. The server's own
 * words are English and for those who read the API.
 */
export function useFieldProblemWords(): (
  problem: FieldProblem | undefined,
  expected?: string,
) => string | undefined {
  const { t } = useTranslation();
  const language = useLanguage();
  return (problem, expected) => {
    if (problem === undefined) return expected;
    const { code, limit = 0 } = problem;
    if (expected !== undefined && !beyondTheField.has(code)) return expected;
    return t(`errors.field.${code}`, {
      limit: code === 'too-early' ? formatDateTime(limit, language) : limit,
      count: limit,
    });
  };
}
