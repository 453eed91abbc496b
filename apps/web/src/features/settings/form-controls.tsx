import { SegmentedControl, Text, TextInput } from '@mantine/core';
import type { Control, FieldPath, FieldValues } from 'react-hook-form';
import { useController } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { FieldKey } from './setting-places.ts';
import { SettingRow } from './setting-row.tsx';
import { useFieldAccess } from './settings-access.ts';
import { useFieldError } from './use-field-error.ts';

export interface SettingProps<Values extends FieldValues, Output> {
  readonly control: Control<Values, unknown, Output>;
  readonly name: FieldPath<Values>;
  readonly field: FieldKey;
}

interface TextSettingProps<Values extends FieldValues, Output> extends SettingProps<Values, Output> {
  readonly placeholder?: string;
  readonly isNumber?: boolean;
  readonly isOptional?: boolean;
  readonly warning?: string | undefined;
}

export function TextSetting<Values extends FieldValues, Output>({
  placeholder,
  isNumber = false,
  isOptional = false,
  warning,
  ...setting
}: TextSettingProps<Values, Output>) {
  const { field, fieldState } = useController({ control: setting.control, name: setting.name });
  const { isReadOnly } = useFieldAccess(setting.field);
  const fieldError = useFieldError();
  const value: unknown = field.value;
  return (
    <SettingRow field={setting.field} warning={warning}>
      {(control) => (
        <TextInput
          {...control}
          ref={field.ref}
          name={field.name}
          value={typeof value === 'string' || typeof value === 'number' ? value : ''}
          placeholder={isReadOnly ? undefined : placeholder}
          inputMode={isNumber ? 'numeric' : undefined}
          autoComplete="off"
          spellCheck={false}
          readOnly={isReadOnly}
          variant={isReadOnly ? 'filled' : 'default'}
          error={fieldError(setting.field, fieldState.error, field.value)}
          onBlur={field.onBlur}
          onChange={(event) => field.onChange(typed(event.currentTarget.value, { isNumber, isOptional }))}
        />
      )}
    </SettingRow>
  );
}

function typed(text: string, { isNumber, isOptional }: { isNumber: boolean; isOptional: boolean }): unknown {
  if (isOptional && text === '') return undefined;
  return isNumber && /^\d+$/.test(text) ? Number(text) : text;
}

interface ChoiceSettingProps<Values extends FieldValues, Output> extends SettingProps<Values, Output> {
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly parse: (value: string) => unknown;
}

/** Joined buttons, as FreePBX asks for Yes/No and short lists. */
export function ChoiceSetting<Values extends FieldValues, Output>({
  control,
  name,
  field,
  choices,
  parse,
}: ChoiceSettingProps<Values, Output>) {
  const { t } = useTranslation();
  const { isReadOnly } = useFieldAccess(field);
  const { field: input } = useController({ control, name });
  return (
    <SettingRow field={field}>
      {({ id, description }) => (
        <>
          <SegmentedControl
            id={id}
            aria-label={t(`settings.fields.${field}.label`)}
            value={String(input.value)}
            disabled={isReadOnly}
            data={[...choices]}
            onChange={(value) => input.onChange(parse(value))}
          />
          {description !== false && (
            <Text size="xs" c="dimmed" mt={4}>
              {description}
            </Text>
          )}
        </>
      )}
    </SettingRow>
  );
}

export function YesNoSetting<Values extends FieldValues, Output>(props: SettingProps<Values, Output>) {
  const { t } = useTranslation();
  const choices = [
    { value: 'true', label: t('app.yes') },
    { value: 'false', label: t('app.no') },
  ];
  return <ChoiceSetting {...props} choices={choices} parse={(value) => value === 'true'} />;
}
