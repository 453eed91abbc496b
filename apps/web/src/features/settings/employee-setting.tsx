import type { EmployeeSettings } from '@planfix-asterisk/contracts';
import type { FieldValues } from 'react-hook-form';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { employeeWords } from './employee-words.ts';
import type { SettingProps } from './form-controls.tsx';
import { receiverState } from './lost-calls.ts';
import { SearchSetting } from './search-setting.tsx';
import { useReceiverWords } from './use-receiver-words.ts';

interface EmployeeSettingProps<Values extends FieldValues, Output> extends SettingProps<Values, Output> {
  readonly employees: readonly EmployeeSettings[];
}

/** One of the employees who are switched on, by extension; nobody when empty. */
export function EmployeeSetting<Values extends FieldValues, Output>({
  employees,
  ...setting
}: EmployeeSettingProps<Values, Output>) {
  const { t } = useTranslation();
  const labelOfOther = useReceiverWords(employees);
  const chosen: unknown = useWatch(setting);
  const state = typeof chosen === 'string' && chosen !== '' ? receiverState(chosen, employees) : 'ready';
  return (
    <SearchSetting
      {...setting}
      choices={employees
        .filter(({ enabled }) => enabled)
        .map((employee) => ({ value: employee.extension, label: employeeWords(employee) }))}
      labelOfOther={labelOfOther}
      none={{ label: t('settings.nobody'), value: undefined }}
      warning={state === 'ready' ? undefined : t(`settings.receiverWarning.${state}`)}
    />
  );
}
