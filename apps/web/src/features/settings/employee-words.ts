import type { EmployeeSettings } from '@planfix-asterisk/contracts';

/** How an employee is written wherever one is chosen or named: `101 — Anna`. */
export const employeeWords = ({ extension, name }: Pick<EmployeeSettings, 'extension' | 'name'>): string =>
  [extension, name].filter(Boolean).join(' — ');
