import type { EmployeeSettings } from '@planfix-asterisk/contracts';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { employeeWords } from './employee-words.ts';

/** Who gets the lost calls of a line, and whether that comes to nothing. */
export function useReceiverWords(employees: readonly EmployeeSettings[]): (extension: string) => string {
  const { t } = useTranslation();
  return useCallback(
    (extension) => {
      const employee = employees.find((one) => one.extension === extension);
      if (employee === undefined) return t('settings.noSuchEmployee', { extension });
      const words = employeeWords(employee);
      return employee.enabled ? words : t('settings.employeeOff', { employee: words });
    },
    [t, employees],
  );
}
