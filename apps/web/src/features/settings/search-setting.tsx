import { Select } from '@mantine/core';
import type { FieldValues } from 'react-hook-form';
import { useController } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { SettingProps } from './form-controls.tsx';
import { SettingRow } from './setting-row.tsx';
import { useFieldAccess } from './settings-access.ts';
import { useFieldError } from './use-field-error.ts';

/** Of thousands only the first that fit what was typed. */
const mostShown = 50;

export interface SearchChoice {
  readonly value: string;
  readonly label: string;
}

interface SearchSettingProps<Values extends FieldValues, Output> extends SettingProps<Values, Output> {
  readonly choices: readonly SearchChoice[];
  /** For a value that is no choice, or is none any more. */
  readonly labelOfOther?: (value: string) => string;
  /** What an empty field means; without it the field cannot be emptied. */
  readonly none?: { readonly label: string; readonly value: '' | undefined };
  readonly warning?: string | undefined;
}

/** One of many, found by typing a part of its name. */
export function SearchSetting<Values extends FieldValues, Output>({
  control,
  name,
  field,
  choices,
  labelOfOther = (value) => value,
  none,
  warning,
}: SearchSettingProps<Values, Output>) {
  const { t } = useTranslation();
  const { field: input, fieldState } = useController({ control, name });
  const { isReadOnly } = useFieldAccess(field);
  const fieldError = useFieldError();
  const value: unknown = input.value;
  const chosen = typeof value === 'string' && value !== '' ? value : null;
  const isOther = chosen !== null && !choices.some((one) => one.value === chosen);
  return (
    <SettingRow field={field} warning={warning}>
      {(row) => (
        <Select
          {...row}
          ref={input.ref}
          data={isOther ? [{ value: chosen, label: labelOfOther(chosen) }, ...choices] : choices}
          value={chosen}
          placeholder={none?.label}
          searchable
          clearable={none !== undefined && !isReadOnly}
          allowDeselect={none !== undefined}
          limit={mostShown}
          readOnly={isReadOnly}
          variant={isReadOnly ? 'filled' : 'default'}
          nothingFoundMessage={t('settings.noneMatch')}
          error={fieldError(field, fieldState.error, value)}
          clearButtonProps={{ 'aria-label': none?.label }}
          onBlur={input.onBlur}
          onChange={(next) => input.onChange(next ?? none?.value)}
        />
      )}
    </SettingRow>
  );
}
