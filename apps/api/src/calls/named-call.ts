import type { Call, Settings } from '@planfix-asterisk/contracts';

/** Names are settings, so a corrected one shows at old calls too. */
export function namedCall<T extends Call>(call: T, { employees }: Pick<Settings, 'employees'>): T {
  const employee = employees.find(({ extension }) => extension === call.extension);
  return { ...call, employeeName: employee?.name || null };
}
