import { Alert, Button, Stack, Text } from '@mantine/core';
import type { SettingsSection } from '@planfix-asterisk/contracts';
import { planfixSchema, secretIsSet, settingsSchema } from '@planfix-asterisk/contracts';
import { IconPlugConnected } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { checkPlanfix } from '../../api/setup.ts';
import { CopyField } from '../../shared/copy-field.tsx';
import { ErrorAlert } from '../../shared/error-alert.tsx';
import { AnchorLink } from '../../shared/links.tsx';
import { TextSetting } from './form-controls.tsx';
import { generateSecret } from './generate-secret.ts';
import { PlanfixCheckResult } from './planfix-check.tsx';
import { isOnlyLocal, pbxAddressOf } from './pbx-address.ts';
import { PublicUrlSetting } from './public-url-setting.tsx';
import { SecretSetting } from './secret-setting.tsx';
import type { SectionPageProps } from './section-page-props.ts';
import { useSectionAccess, useSettingsAccess } from './settings-access.ts';
import { SettingsForm } from './settings-form.tsx';
import { SettingsGroup } from './settings-group.tsx';
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
  const { environmentPublicUrl } = useSettingsAccess();
  const planfixAccess = useSectionAccess('planfix');
  const pbxAccess = useSectionAccess('pbx');
  const [freshKey] = useState(generateSecret);
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
  const checking = useMutation({ mutationFn: checkPlanfix });
  const check = async (): Promise<void> => {
    if (!(await form.trigger('planfix', { shouldFocus: true }))) return;
    const { planfix, pbx } = form.getValues();
    checking.mutate({ planfix, pbxToken: pbx.token === '' ? undefined : pbx.token, publicUrl });
  };
  const typedKey = values.pbx?.token;
  return (
    <SettingsForm error={error} bar={bar} isReadOnly={planfixAccess.isReadOnly && pbxAccess.isReadOnly}>
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
      <Stack gap="sm" align="flex-start" my="md" maw={720}>
        <Button
          variant="default"
          leftSection={<IconPlugConnected size={18} aria-hidden />}
          loading={checking.isPending}
          disabled={planfixAccess.isReadOnly && !planfixAccess.isLocked}
          onClick={() => void check()}
        >
          {t('planfixCheck.button')}
        </Button>
        {checking.isError && <ErrorAlert error={checking.error} title={t('planfixCheck.failed')} />}
        {checking.isSuccess && <PlanfixCheckResult check={checking.data} address={address} />}
      </Stack>
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
