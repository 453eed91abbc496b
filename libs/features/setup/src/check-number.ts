import { normaliseNumber, numberRules } from '@planfix-asterisk/calls';
import type { NumberCheck, NumberSettings } from '@planfix-asterisk/contracts';

/** What PlanFix would see for a number, by the very function that reads the numbers of calls. */
export function checkNumber(raw: string, settings: NumberSettings): NumberCheck {
  const rules = numberRules(settings);
  const number = normaliseNumber(raw, rules);
  if (number !== undefined) {
    return { meaning: rules.internal.test(number) ? 'internal' : 'outside', told: number };
  }
  return rules.anonymousAs === ''
    ? { meaning: 'not-told', told: null }
    : { meaning: 'hidden', told: rules.anonymousAs };
}
