import { dialOutNumber, normaliseNumber, numberRules } from '@planfix-asterisk/calls';
import type { EmployeeSettings, Settings } from '@planfix-asterisk/contracts';
import { dialableNumber } from './dialable-number.ts';

export type ClickSettings = Pick<Settings, 'clickToCall' | 'employees' | 'numbers'>;

export type CheckedNumber =
  | { readonly status: 'ready'; readonly number: string; readonly dialled: string }
  | { readonly status: 'no-number' | 'denied' | 'not-allowed' };

export type CheckedClick =
  | {
      readonly status: 'ready';
      readonly employee: EmployeeSettings;
      /** As PlanFix gave it, without what is written between digits. */
      readonly number: string;
      /** As the PBX is to dial it. */
      readonly dialled: string;
    }
  | { readonly status: Exclude<CheckedNumber['status'], 'ready'> | 'switched-off' | 'unknown-employee' };

/** Whether a call asked for by a click may be made, and what would be dialled. */
export function checkClick(
  settings: ClickSettings,
  { from, to }: { from: string; to: string },
): CheckedClick {
  if (!settings.clickToCall.enabled) return { status: 'switched-off' };
  const employee = settings.employees.find(({ shortNumber, enabled }) => enabled && shortNumber === from);
  if (employee === undefined) return { status: 'unknown-employee' };
  const number = checkNumberToDial(settings, to);
  return number.status === 'ready' ? { ...number, employee } : { status: number.status };
}

/** A pattern looks at the number as PlanFix would see it (79161234567) and as it would be dialled. */
export function checkNumberToDial(
  { clickToCall, numbers }: Pick<ClickSettings, 'clickToCall' | 'numbers'>,
  to: string,
): CheckedNumber {
  const number = dialableNumber(to);
  if (number === undefined) return { status: 'no-number' };
  const rules = numberRules(numbers);
  const { dialAs, dialAbroadAs, allow, deny } = clickToCall;
  const dialled = dialOutNumber(number, { own: dialAs, abroad: dialAbroadAs }, rules);
  const forms = [normaliseNumber(number, rules) ?? number, dialled];
  const fits = (pattern: string) => forms.some((form) => new RegExp(pattern).test(form));
  if (deny.some(fits)) return { status: 'denied' };
  if (allow.length > 0 && !allow.some(fits)) return { status: 'not-allowed' };
  return { status: 'ready', number, dialled };
}
