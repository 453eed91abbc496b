import { Select } from '@mantine/core';
import type { EmployeeSettings } from '@planfix-asterisk/contracts';
import type { FieldValues } from 'react-hook-form';
import { useController } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { SettingProps } from './form-controls.tsx';
import { SettingRow } from './setting-row.tsx';
import { useFieldAccess } from './settings-access.ts';
import { useFieldError } from './use-field-error.ts';

/** Of thousands only the first that fit what was typed. */
const mostShown = 50;

interface EmployeeSettingProps<Values extends FieldValues, Output> extends SettingProps<Values, Output> {
  readonly employees: readonly EmployeeSettings[];
}

/** One of the employees, by extension; nobody when empty. */
export function EmployeeSetting<Values extends FieldValues, Output>({
  control,
  name,
  field,
  employees,
}: EmployeeSettingProps<Values, Output>) {
  const { t } = useTranslation();
  const { field: input, fieldState } = useController({ control, name });
  const { isReadOnly } = useFieldAccess(field);
  const fieldError = useFieldError();
  const value: unknown = input.value;
  const chosen = typeof value === 'string' && value !== '' ? value : null;
  const known = employees.map(({ extension, name: employee }) => ({
    value: extension,
    label: [extension, employee].filter(Boolean).join(' — '),
  }));
  const isKnown = chosen === null || known.some((one) => one.value === chosen);
  return (
    <SettingRow field={field}>
      {(row) => (
        <Select
          {...row}
          ref={input.ref}
          data={
            isKnown
              ? known
              : [{ value: chosen, label: t('settings.noSuchEmployee', { extension: chosen }) }, ...known]
          }
          value={chosen}
          placeholder={t('settings.nobody')}
          searchable
          clearable
          limit={mostShown}
          readOnly={isReadOnly}
          nothingFoundMessage={t('settings.noneMatch')}
          error={fieldError(field, fieldState.error, value)}
          clearButtonProps={{ 'aria-label': t('settings.nobody') }}
          onBlur={input.onBlur}
          onChange={(next) => input.onChange(next ?? undefined)}
        />
      )}
    </SettingRow>
  );
}
