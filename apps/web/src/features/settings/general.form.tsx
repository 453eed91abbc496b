import { policySchema, secretIsSet, settingsSchema } from '@planfix-asterisk/contracts';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { ChoiceSetting, YesNoSetting } from './form-controls.tsx';
import { LineListSetting } from './line-list-setting.tsx';
import { PublicUrlSetting } from './public-url-setting.tsx';
import type { SectionPageProps } from './section-page-props.ts';
import { useSectionAccess } from './settings-access.ts';
import { SecretSetting } from './secret-setting.tsx';
import { SettingsForm } from './settings-form.tsx';
import { SettingsGroup } from './settings-group.tsx';
import { useSettingsForm } from './use-settings-form.ts';

const { publicUrl, planfixTls, trustedProxies, metrics: metricsToken } = settingsSchema.shape;
// An empty token means that there is none.
const token = z.union([z.enum(['', secretIsSet]), metricsToken.unwrap().shape.token]);
const schema = z.object({
  publicUrl,
  planfixTls,
  trustedProxies,
  policy: policySchema,
  metrics: z.object({ token }),
});
const byDefault = policySchema.parse({});

export function GeneralPage({ settings }: SectionPageProps) {
  const { t } = useTranslation();
  const publicUrlAccess = useSectionAccess('publicUrl');
  const tlsAccess = useSectionAccess('planfixTls');
  const policyAccess = useSectionAccess('policy');
  const { control, error, bar } = useSettingsForm({
    page: 'general',
    settings,
    schema,
    read: (stored) => ({
      publicUrl: stored.publicUrl,
      planfixTls: stored.planfixTls ?? { verify: true },
      trustedProxies: stored.trustedProxies ?? [],
      policy: stored.policy ?? byDefault,
      metrics: stored.metrics ?? { token: '' },
    }),
    write: ({ metrics, ...output }) => ({
      ...output,
      publicUrl: output.publicUrl ?? null,
      metrics: metrics.token === '' ? null : metrics,
    }),
  });
  const isVerified = useWatch({ control, name: 'planfixTls.verify' });
  const isLoosened = isVerified === false && settings.planfixTls?.verify !== false;
  return (
    <SettingsForm
      error={error}
      bar={{ ...bar, consequence: isLoosened ? t('settings.tlsConsequence') : undefined }}
      isReadOnly={publicUrlAccess.isReadOnly && tlsAccess.isReadOnly && policyAccess.isReadOnly}
    >
      <PublicUrlSetting control={control} name="publicUrl" />
      <YesNoSetting control={control} name="planfixTls.verify" field="planfixTlsVerify" />
      <SettingsGroup title={t('settings.groups.policy')} text={t('settings.groups.policyText')}>
        <ChoiceSetting
          control={control}
          name="policy.missed"
          field="missed"
          parse={(value) => value}
          choices={[
            { value: 'one', label: t('settings.missed.one') },
            { value: 'all', label: t('settings.missed.all') },
          ]}
        />
        <YesNoSetting control={control} name="policy.popupAfterTransfer" field="popupAfterTransfer" />
      </SettingsGroup>
      <SettingsGroup title={t('settings.groups.proxies')} text={t('settings.groups.proxiesText')}>
        <LineListSetting
          control={control}
          name="trustedProxies"
          field="trustedProxies"
          placeholder="10.0.0.0/8"
        />
      </SettingsGroup>
      <SettingsGroup title={t('settings.groups.monitoring')} text={t('settings.groups.monitoringText')}>
        <SecretSetting control={control} name="metrics.token" field="metricsToken" isOptional />
      </SettingsGroup>
    </SettingsForm>
  );
}
