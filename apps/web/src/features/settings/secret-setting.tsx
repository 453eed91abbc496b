import { ActionIcon, Button, Group, PasswordInput, Tooltip } from '@mantine/core';
import { secretIsSet } from '@planfix-asterisk/contracts';
import { IconDice5 } from '@tabler/icons-react';
import { useState } from 'react';
import type { FieldValues } from 'react-hook-form';
import { useController } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { SettingProps } from './form-controls.tsx';
import { generateSecret } from './generate-secret.ts';
import { SettingRow } from './setting-row.tsx';
import { useFieldAccess } from './settings-access.ts';
import { useFieldError } from './use-field-error.ts';

interface SecretSettingProps<Values extends FieldValues, Output> extends SettingProps<Values, Output> {
  /** A secret that we choose and the other side is told: it can be made here, and is shown until it is saved. */
  readonly isOurs?: boolean;
  /** May be left out, and taken away again when it is set. */
  readonly isOptional?: boolean;
}

/** Write-only: the server never sends a secret back; an empty field keeps the one that is set. */
export function SecretSetting<Values extends FieldValues, Output>({
  control,
  name,
  field,
  isOurs = false,
  isOptional = false,
}: SecretSettingProps<Values, Output>) {
  const { t } = useTranslation();
  const { field: input, fieldState, formState } = useController({ control, name });
  const { isReadOnly } = useFieldAccess(field);
  const fieldError = useFieldError();
  const [isVisible, setIsVisible] = useState(false);
  const value: unknown = input.value;
  const saved: unknown = name.split('.').reduce<unknown>(memberOf, formState.defaultValues);
  const isSet = saved === secretIsSet;
  const shown = typeof value === 'string' && value !== secretIsSet ? value : '';
  const isKept = isSet && value === secretIsSet;
  const none = isOptional ? undefined : '';
  const change = (text: string): void => input.onChange(text || (isSet ? secretIsSet : none));
  return (
    <SettingRow field={field}>
      {(row) => (
        <Group gap="xs" wrap="nowrap" align="flex-start">
          <PasswordInput
            {...row}
            flex={1}
            ref={input.ref}
            name={input.name}
            value={shown}
            placeholder={isKept ? t('settings.secretSet') : t('settings.secretNotSet')}
            autoComplete="new-password"
            spellCheck={false}
            readOnly={isReadOnly}
            variant={isReadOnly ? 'filled' : 'default'}
            error={fieldError(field, fieldState.error, value)}
            visible={isVisible}
            onVisibilityChange={setIsVisible}
            visibilityToggleButtonProps={{ 'aria-label': t('session.showPassword') }}
            onBlur={input.onBlur}
            onChange={(event) => change(event.currentTarget.value)}
          />
          {isOptional && isKept && !isReadOnly && (
            <Button variant="default" onClick={() => input.onChange(none)}>
              {t('settings.forget')}
            </Button>
          )}
          {isOurs && !isReadOnly && (
            <GenerateButton
              onGenerated={(secret) => {
                setIsVisible(true);
                change(secret);
              }}
            />
          )}
        </Group>
      )}
    </SettingRow>
  );
}

function GenerateButton({ onGenerated }: { readonly onGenerated: (secret: string) => void }) {
  const { t } = useTranslation();
  const label = t('settings.generate');
  return (
    <>
      <Button
        variant="default"
        visibleFrom="xs"
        leftSection={<IconDice5 size={16} aria-hidden />}
        onClick={() => onGenerated(generateSecret())}
      >
        {label}
      </Button>
      <Tooltip label={label}>
        <ActionIcon
          variant="default"
          size="input-sm"
          hiddenFrom="xs"
          aria-label={label}
          onClick={() => onGenerated(generateSecret())}
        >
          <IconDice5 size={18} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </>
  );
}

const memberOf = (from: unknown, key: string): unknown =>
  typeof from === 'object' && from !== null ? Reflect.get(from, key) : undefined;
