import { Select } from '@mantine/core';
import type { EmployeeSettings } from '@planfix-asterisk/contracts';
import { useTranslation } from 'react-i18next';
import { employeeWords } from './employee-words.ts';

const mostShown = 50;

interface EmployeeSelectProps {
  readonly label: string;
  readonly employees: readonly EmployeeSettings[];
  /** What names the employee to whoever asks. */
  readonly by: 'extension' | 'shortNumber';
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
}

/** One of the employees who are switched on. */
export function EmployeeSelect({ label, employees, by, value, onChange }: EmployeeSelectProps) {
  const { t } = useTranslation();
  const choices = employees
    .filter(({ enabled }) => enabled)
    .map((employee) => ({
      value: employee[by],
      label: employeeWords(employee),
    }));
  return (
    <Select
      label={label}
      data={choices}
      value={value}
      searchable
      limit={mostShown}
      nothingFoundMessage={t('settings.noneMatch')}
      placeholder={choices.length === 0 ? t('clickTest.noEmployees') : undefined}
      onChange={onChange}
    />
  );
}
