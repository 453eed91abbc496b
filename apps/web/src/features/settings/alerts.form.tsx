import { alertsSchema } from '@planfix-asterisk/contracts';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { EmailFields, TelegramFields, WebhookFields } from './alert-channels.tsx';
import { ChoiceSetting, TextSetting } from './form-controls.tsx';
import type { SectionPageProps } from './section-page-props.ts';
import { fieldAt } from './setting-places.ts';
import { useSectionAccess } from './settings-access.ts';
import { SettingsForm } from './settings-form.tsx';
import { useSettingsForm } from './use-settings-form.ts';

const schema = z.object({ alerts: alertsSchema });
export type AlertValues = z.input<typeof schema>;
export type AlertOutput = z.output<typeof schema>;
const byDefault: AlertValues['alerts'] = alertsSchema.parse({});
const numbers = [
  'alerts.quietMinutes',
  'alerts.limits.pbxDownSeconds',
  'alerts.limits.waitingMinutes',
  'alerts.limits.expiredPercent',
  'alerts.limits.freeSpaceMb',
] as const;

export function AlertsPage({ settings }: SectionPageProps) {
  const { t } = useTranslation();
  const { isReadOnly } = useSectionAccess('alerts');
  const { control, error, bar } = useSettingsForm<AlertValues, AlertOutput>({
    page: 'alerts',
    settings,
    schema,
    read: ({ alerts = byDefault }) => ({ alerts }),
    write: (output) => output,
  });
  const channel = { control, isReadOnly, saved: settings.alerts, isChanged: bar.isChanged };
  return (
    <SettingsForm error={error} bar={bar} isReadOnly={isReadOnly}>
      <ChoiceSetting
        control={control}
        name="alerts.language"
        field="alertLanguage"
        choices={(['ru', 'en'] as const).map((value) => ({ value, label: t(`settings.languages.${value}`) }))}
        parse={(value) => value}
      />
      {numbers.map((name) => (
        <TextSetting key={name} control={control} name={name} field={fieldAt(name)} isNumber />
      ))}
      <EmailFields {...channel} />
      <TelegramFields {...channel} />
      <WebhookFields {...channel} />
    </SettingsForm>
  );
}
