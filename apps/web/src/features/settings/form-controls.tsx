import { PasswordInput, SegmentedControl, TagsInput, Text, TextInput } from '@mantine/core';
import { secretIsSet } from '@planfix-asterisk/contracts';
import type { Control, FieldPath, FieldValues } from 'react-hook-form';
import { useController } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { FieldKey } from './setting-row.tsx';
import { SettingRow } from './setting-row.tsx';
import { useFieldError } from './use-field-error.ts';

interface SettingProps<Values extends FieldValues, Output> {
  readonly control: Control<Values, unknown, Output>;
  readonly name: FieldPath<Values>;
  readonly field: FieldKey;
  readonly isReadOnly: boolean;
}

interface TextSettingProps<Values extends FieldValues, Output> extends SettingProps<Values, Output> {
  readonly placeholder?: string;
  readonly isNumber?: boolean;
  readonly isOptional?: boolean;
}

export function TextSetting<Values extends FieldValues, Output>({
  placeholder,
  isNumber = false,
  isOptional = false,
  ...setting
}: TextSettingProps<Values, Output>) {
  const { field, fieldState } = useController({ control: setting.control, name: setting.name });
  const fieldError = useFieldError();
  const value: unknown = field.value;
  return (
    <SettingRow field={setting.field}>
      {(control) => (
        <TextInput
          {...control}
          ref={field.ref}
          name={field.name}
          value={typeof value === 'string' || typeof value === 'number' ? value : ''}
          placeholder={setting.isReadOnly ? undefined : placeholder}
          inputMode={isNumber ? 'numeric' : undefined}
          autoComplete="off"
          spellCheck={false}
          readOnly={setting.isReadOnly}
          variant={setting.isReadOnly ? 'filled' : 'default'}
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

/** Whole numbers with commas between them; what cannot be read yet stays as it was typed and is called wrong. */
export function NumberListSetting<Values extends FieldValues, Output>({
  control,
  name,
  field,
  isReadOnly,
}: SettingProps<Values, Output>) {
  const { field: input, fieldState } = useController({ control, name });
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

/** Write-only: the server never sends a secret back; an empty field keeps the one that is set. */
export function SecretSetting<Values extends FieldValues, Output>({
  control,
  name,
  field,
  isReadOnly,
  isOptional = false,
}: SettingProps<Values, Output> & { readonly isOptional?: boolean }) {
  const { t } = useTranslation();
  const { field: input, fieldState, formState } = useController({ control, name });
  const fieldError = useFieldError();
  const value: unknown = input.value;
  const saved: unknown = name.split('.').reduce<unknown>(memberOf, formState.defaultValues);
  const isSet = saved === secretIsSet;
  const kept = isSet ? secretIsSet : isOptional ? undefined : '';
  const shown = typeof value === 'string' && value !== secretIsSet ? value : '';
  return (
    <SettingRow field={field}>
      {(row) => (
        <PasswordInput
          {...row}
          ref={input.ref}
          name={input.name}
          value={shown}
          placeholder={isSet ? t('settings.secretSet') : t('settings.secretNotSet')}
          autoComplete="new-password"
          readOnly={isReadOnly}
          variant={isReadOnly ? 'filled' : 'default'}
          error={fieldError(field, fieldState.error, value)}
          visibilityToggleButtonProps={{ 'aria-label': t('session.showPassword') }}
          onBlur={input.onBlur}
          onChange={(event) => input.onChange(event.currentTarget.value || kept)}
        />
      )}
    </SettingRow>
  );
}

/** Several texts; a comma, a blank or Enter ends each. */
export function ListSetting<Values extends FieldValues, Output>({
  control,
  name,
  field,
  isReadOnly,
}: SettingProps<Values, Output>) {
  const { field: input, fieldState } = useController({ control, name });
  const fieldError = useFieldError();
  const value: unknown = input.value;
  const items = Array.isArray(value) ? value.map(String) : [];
  return (
    <SettingRow field={field}>
      {(row) => (
        <TagsInput
          {...row}
          ref={input.ref}
          value={items}
          splitChars={[',', ';', ' ']}
          acceptValueOnBlur
          readOnly={isReadOnly}
          variant={isReadOnly ? 'filled' : 'default'}
          error={fieldError(field, fieldState.error ?? undefined, items.length === 0 ? '' : items)}
          onBlur={input.onBlur}
          onChange={input.onChange}
        />
      )}
    </SettingRow>
  );
}

const memberOf = (from: unknown, key: string): unknown =>
  typeof from === 'object' && from !== null ? Reflect.get(from, key) : undefined;

interface ChoiceSettingProps<Values extends FieldValues, Output> extends SettingProps<Values, Output> {
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly parse: (value: string) => unknown;
}

/** Joined buttons, as FreePBX asks for Yes/No and short lists. */
export function ChoiceSetting<Values extends FieldValues, Output>({
  control,
  name,
  field,
  isReadOnly,
  choices,
  parse,
}: ChoiceSettingProps<Values, Output>) {
  const { t } = useTranslation();
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
          {description !== null && (
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
