import { Alert, Stack, Text } from '@mantine/core';
import type { SettingsSection } from '@planfix-asterisk/contracts';
import { planfixSchema, secretIsSet, settingsSchema } from '@planfix-asterisk/contracts';
import { IconPlugConnected } from '@tabler/icons-react';
import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { checkPlanfix } from '../../api/setup.ts';
import { CopyField } from '../../shared/copy-field.tsx';
import { AnchorLink } from '../../shared/links.tsx';
import { CheckPanel } from './check-panel.tsx';
import { useFormCheck } from './form-check.ts';
import { TextSetting } from './form-controls.tsx';
import { PlanfixCheckResult } from './planfix-check.tsx';
import { isOnlyLocal, pbxAddressOf } from './pbx-address.ts';
import { PublicUrlSetting } from './public-url-setting.tsx';
import { SecretSetting } from './secret-setting.tsx';
import type { SectionPageProps } from './section-page-props.ts';
import { useSectionAccess, useSettingsAccess } from './settings-access.ts';
import { SettingsForm } from './settings-form.tsx';
import { SettingsGroup } from './settings-group.tsx';
import { suggestedSecret, useUnsavedSecret } from './unsaved-secret.ts';
import { useSettingWords } from './use-setting-words.ts';
import { useSettingsForm } from './use-settings-form.ts';

const schema = z.object({
  planfix: planfixSchema,
  pbx: z.object({ token: z.string().max(500) }),
  publicUrl: settingsSchema.shape.publicUrl,
});

interface PlanfixFormProps extends SectionPageProps {
  /** In the wizard: our own address is asked here and guessed, and a key is made; in the settings it stands among the general ones. */
  readonly asksPublicUrl?: boolean;
}

export function PlanfixPage({ settings, asksPublicUrl = false }: PlanfixFormProps) {
  const { t } = useTranslation();
  const settingWords = useSettingWords();
  const { environmentPublicUrl } = useSettingsAccess();
  const planfixAccess = useSectionAccess('planfix');
  const pbxAccess = useSectionAccess('pbx');
  const [freshKey] = useState(() => suggestedSecret('pbx'));
  const { form, control, error, bar } = useSettingsForm({
    page: 'planfix',
    settings,
    suggested: asksPublicUrl ? suggestedOf(settings) : [],
    schema,
    read: ({ planfix, pbx, publicUrl }) => ({
      planfix: planfix ?? { url: '', token: '' },
      pbx: pbx ?? { token: asksPublicUrl ? freshKey : '' },
      publicUrl: publicUrl ?? (asksPublicUrl ? ownAddress() : undefined),
    }),
    write: ({ planfix, pbx, publicUrl }) => ({
      planfix,
      pbx: pbx.token === '' ? null : pbx,
      publicUrl: publicUrl ?? null,
    }),
  });
  const values = useWatch({ control });
  const publicUrl = environmentPublicUrl ?? values.publicUrl ?? '';
  const address = pbxAddressOf(publicUrl);
  const check = useFormCheck({
    read: () => {
      const { planfix, pbx, publicUrl: typedUrl } = form.getValues();
      const pbxToken = pbx.token === '' ? undefined : pbx.token;
      return { planfix, pbxToken, publicUrl: environmentPublicUrl ?? typedUrl ?? '' };
    },
    isReady: () => form.trigger('planfix', { shouldFocus: true }),
    ask: checkPlanfix,
    isFine: ({ cause }) => cause === 'ok',
  });
  const typedKey = values.pbx?.token;
  useUnsavedSecret('pbx', asksPublicUrl ? typedKey : undefined);
  return (
    <SettingsForm
      error={error}
      bar={{ ...bar, check }}
      isReadOnly={planfixAccess.isReadOnly && pbxAccess.isReadOnly}
    >
      <SettingsGroup title={t('settings.groups.fromPlanfix')} text={t('settings.groups.fromPlanfixText')}>
        <TextSetting
          control={control}
          name="planfix.url"
          field="planfixUrl"
          placeholder="https://example.planfix.ru/tel/api"
        />
        <SecretSetting control={control} name="planfix.token" field="planfixToken" />
      </SettingsGroup>
      <SettingsGroup title={t('settings.groups.toPlanfix')} text={t('settings.groups.toPlanfixText')}>
        {asksPublicUrl && <PublicUrlSetting control={control} name="publicUrl" />}
        <SecretSetting control={control} name="pbx.token" field="pbxToken" isOurs />
        <Stack gap="sm" my="sm" maw={720}>
          {address === '' ? (
            <Text size="sm">
              {t('settings.noPublicUrl')}{' '}
              {!asksPublicUrl && (
                <AnchorLink
                  to="/settings/$section"
                  params={{ section: 'general' }}
                  inherit
                  underline="always"
                >
                  {t('settings.sections.general')}
                </AnchorLink>
              )}
            </Text>
          ) : (
            <CopyField label={t('settings.pbxAddress')} value={address} />
          )}
          {typedKey !== undefined && typedKey !== '' && typedKey !== secretIsSet ? (
            <CopyField label={t('settings.pbxKey')} value={typedKey} description={t('settings.pbxKeyOnce')} />
          ) : (
            <Text size="sm">
              {t(typedKey === secretIsSet ? 'settings.pbxKeyKept' : 'settings.pbxKeyNone')}
            </Text>
          )}
          {isOnlyLocal(publicUrl) && (
            <Alert color="orange" title={t('settings.onlyLocalTitle')}>
              {t('settings.onlyLocalText')}
            </Alert>
          )}
        </Stack>
      </SettingsGroup>
      <CheckPanel
        check={check}
        button={t('planfixCheck.button')}
        icon={<IconPlugConnected size={18} aria-hidden />}
        failed={t('planfixCheck.failed')}
        fieldWords={settingWords}
        isDisabled={planfixAccess.isReadOnly && !planfixAccess.isLocked}
      >
        {(found) => <PlanfixCheckResult check={found} address={address} />}
      </CheckPanel>
    </SettingsForm>
  );
}

function suggestedOf({ pbx, publicUrl }: SectionPageProps['settings']): readonly SettingsSection[] {
  const hasGuess = publicUrl === undefined && ownAddress() !== undefined;
  return [...(pbx === undefined ? (['pbx'] as const) : []), ...(hasGuess ? (['publicUrl'] as const) : [])];
}

/** What the browser's address bar says, as a first guess. */
const ownAddress = (): string | undefined =>
  isOnlyLocal(window.location.origin) ? undefined : window.location.origin;
