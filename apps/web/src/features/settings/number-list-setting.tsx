import { TextInput } from '@mantine/core';
import type { FieldValues } from 'react-hook-form';
import { useController } from 'react-hook-form';
import type { SettingProps } from './form-controls.tsx';
import { SettingRow } from './setting-row.tsx';
import { useFieldAccess } from './settings-access.ts';
import { useFieldError } from './use-field-error.ts';

/** Whole numbers with commas between them; what cannot be read yet stays as it was typed and is called wrong. */
export function NumberListSetting<Values extends FieldValues, Output>({
  control,
  name,
  field,
}: SettingProps<Values, Output>) {
  const { field: input, fieldState } = useController({ control, name });
  const { isReadOnly } = useFieldAccess(field);
  const fieldError = useFieldError();
  const value: unknown = input.value;
  return (
    <SettingRow field={field}>
      {(row) => (
        <TextInput
          {...row}
          ref={input.ref}
          name={input.name}
          value={Array.isArray(value) ? value.join(', ') : String(value)}
          autoComplete="off"
          spellCheck={false}
          readOnly={isReadOnly}
          variant={isReadOnly ? 'filled' : 'default'}
          error={fieldError(field, fieldState.error, value)}
          onBlur={input.onBlur}
          onChange={(event) => input.onChange(numbersIn(event.currentTarget.value))}
        />
      )}
    </SettingRow>
  );
}

function numbersIn(text: string): unknown {
  return /^\d+(\s*,\s*\d+)*$/.test(text) ? text.split(',').map(Number) : text;
}
