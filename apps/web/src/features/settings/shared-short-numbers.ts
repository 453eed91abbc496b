import type { EmployeeSettings } from '@planfix-asterisk/contracts';

/**
 * Employees who are told under one short number. No mistake for certain: PlanFix knows a person by it, and the phones of
 * one person may be several entries. A click in PlanFix rings the first of them only.
 */
export function sharedShortNumbers(
  employees: readonly EmployeeSettings[],
): readonly (readonly EmployeeSettings[])[] {
  const told = employees.filter(({ enabled }) => enabled);
  return [...Map.groupBy(told, ({ shortNumber }) => shortNumber).values()].filter(
    (group) => group.length > 1,
  );
}
