import { Textarea } from '@mantine/core';
import type { FieldValues } from 'react-hook-form';
import { useController } from 'react-hook-form';
import type { SettingProps } from './form-controls.tsx';
import { SettingRow } from './setting-row.tsx';
import { useFieldAccess } from './settings-access.ts';
import { useFieldError } from './use-field-error.ts';

interface LineListProps<Values extends FieldValues, Output> extends SettingProps<Values, Output> {
  readonly placeholder?: string;
}

/** One entry in a line; empty lines stay while somebody types and are gone when the field is left. */
export function LineListSetting<Values extends FieldValues, Output>({
  control,
  name,
  field,
  placeholder,
}: LineListProps<Values, Output>) {
  const { field: input, fieldState } = useController({ control, name });
  const { isReadOnly } = useFieldAccess(field);
  const fieldError = useFieldError();
  const lines: readonly string[] = Array.isArray(input.value) ? input.value : [];
  const leave = (): void => {
    const entries = lines.map((line) => line.trim()).filter((line) => line !== '');
    if (entries.join('\n') !== lines.join('\n')) input.onChange(entries);
    input.onBlur();
  };
  return (
    <SettingRow field={field}>
      {(row) => (
        <Textarea
          {...row}
          ref={input.ref}
          name={input.name}
          value={lines.join('\n')}
          placeholder={isReadOnly ? undefined : placeholder}
          autosize
          minRows={2}
          maxRows={10}
          autoComplete="off"
          spellCheck={false}
          readOnly={isReadOnly}
          variant={isReadOnly ? 'filled' : 'default'}
          error={fieldError(field, fieldState.error, lines.join('\n'))}
          onBlur={leave}
          onChange={(event) => input.onChange(linesOf(event.currentTarget.value))}
        />
      )}
    </SettingRow>
  );
}

const linesOf = (text: string): string[] => (text === '' ? [] : text.split('\n'));
