import { TagsInput } from '@mantine/core';
import type { FieldValues } from 'react-hook-form';
import { useController } from 'react-hook-form';
import type { SettingProps } from './form-controls.tsx';
import { SettingRow } from './setting-row.tsx';
import { useFieldAccess } from './settings-access.ts';
import { useFieldError } from './use-field-error.ts';

/** A list of short texts, one tag each. */
export function ListSetting<Values extends FieldValues, Output>(props: SettingProps<Values, Output>) {
  const { field, fieldState } = useController({ control: props.control, name: props.name });
  const { isReadOnly } = useFieldAccess(props.field);
  const fieldError = useFieldError();
  const value: unknown = field.value;
  const list = Array.isArray(value) ? value.map(String) : [];
  const error: unknown = Array.isArray(fieldState.error) ? fieldState.error.find(Boolean) : fieldState.error;
  return (
    <SettingRow field={props.field}>
      {(control) => (
        <TagsInput
          {...control}
          ref={field.ref}
          name={field.name}
          value={list}
          readOnly={isReadOnly}
          variant={isReadOnly ? 'filled' : 'default'}
          splitChars={[',', ' ', ';']}
          acceptValueOnBlur
          error={error ? fieldError(props.field, { type: 'custom' }, list) : undefined}
          onBlur={field.onBlur}
          onChange={field.onChange}
        />
      )}
    </SettingRow>
  );
}
