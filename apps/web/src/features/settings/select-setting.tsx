import { NativeSelect } from '@mantine/core';
import type { FieldValues } from 'react-hook-form';
import { useController } from 'react-hook-form';
import type { SettingProps } from './form-controls.tsx';
import { SettingRow } from './setting-row.tsx';
import { useFieldAccess } from './settings-access.ts';
import { useFieldError } from './use-field-error.ts';

interface SelectSettingProps<Values extends FieldValues, Output> extends SettingProps<Values, Output> {
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}

/** One of a few, whose names are too long for joined buttons. */
export function SelectSetting<Values extends FieldValues, Output>({
  control,
  name,
  field,
  choices,
}: SelectSettingProps<Values, Output>) {
  const { isReadOnly } = useFieldAccess(field);
  const { field: input, fieldState } = useController({ control, name });
  const fieldError = useFieldError();
  return (
    <SettingRow field={field}>
      {(row) => (
        <NativeSelect
          {...row}
          ref={input.ref}
          name={input.name}
          value={String(input.value)}
          disabled={isReadOnly}
          error={fieldError(field, fieldState.error, input.value)}
          data={[...choices]}
          onBlur={input.onBlur}
          onChange={(event) => input.onChange(event.currentTarget.value)}
        />
      )}
    </SettingRow>
  );
}
