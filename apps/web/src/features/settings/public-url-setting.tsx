import { TextInput } from '@mantine/core';
import type { FieldValues } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { SettingProps } from './form-controls.tsx';
import { TextSetting } from './form-controls.tsx';
import { SettingRow } from './setting-row.tsx';
import { useSettingsAccess } from './settings-access.ts';

type PublicUrlProps<Values extends FieldValues, Output> = Omit<SettingProps<Values, Output>, 'field'>;

/** PUBLIC_URL of the environment goes before the setting; then it is shown, with the reason. */
export function PublicUrlSetting<Values extends FieldValues, Output>(
  setting: PublicUrlProps<Values, Output>,
) {
  const { t } = useTranslation();
  const { environmentPublicUrl } = useSettingsAccess();
  if (environmentPublicUrl === null) {
    return <TextSetting {...setting} field="publicUrl" isOptional placeholder="https://pbx.example.com" />;
  }
  return (
    <SettingRow field="publicUrl">
      {({ id }) => (
        <TextInput
          id={id}
          readOnly
          variant="filled"
          value={environmentPublicUrl}
          description={t('settings.setByEnvironment', { variable: 'PUBLIC_URL' })}
          inputWrapperOrder={['input', 'description']}
        />
      )}
    </SettingRow>
  );
}
