import { zodResolver } from '@hookform/resolvers/zod';
import { alertsSchema } from '@planfix-asterisk/contracts';
import type { z } from 'zod';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { ErrorAlert } from '../../shared/error-alert.tsx';
import { EmailFields, TelegramFields, WebhookFields } from './alert-channels.tsx';
import { ChoiceSetting, TextSetting } from './form-controls.tsx';
import { dropTyped, keepTyped } from './form-reset.ts';
import type { SectionPageProps } from './section-page-props.ts';
import { SubmitBar } from './submit-bar.tsx';
import { useSaveSection } from './use-save-section.ts';

export type AlertValues = z.input<typeof alertsSchema>;
const byDefault: AlertValues = alertsSchema.parse({});

export function AlertsPage({ settings, isReadOnly }: SectionPageProps) {
  const { t } = useTranslation();
  const { control, handleSubmit, formState, reset } = useForm({
    resolver: zodResolver(alertsSchema),
    values: settings.alerts ?? byDefault,
    resetOptions: keepTyped,
  });
  const saving = useSaveSection('alerts', ({ alerts }) => reset(alerts ?? byDefault, dropTyped));
  const submit = handleSubmit((value) => saving.mutate(value));
  const field = { control, isReadOnly };
  const channel = { ...field, saved: settings.alerts, isChanged: formState.isDirty };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      {saving.isError && <ErrorAlert error={saving.error} title={t('settings.notSaved')} />}
      <ChoiceSetting
        {...field}
        name="language"
        field="alertLanguage"
        choices={(['ru', 'en'] as const).map((value) => ({ value, label: t(`settings.languages.${value}`) }))}
        parse={(value) => value}
      />
      <TextSetting {...field} name="quietMinutes" field="alertQuietMinutes" isNumber />
      <TextSetting {...field} name="limits.pbxDownSeconds" field="alertPbxDown" isNumber />
      <TextSetting {...field} name="limits.waitingMinutes" field="alertWaiting" isNumber />
      <TextSetting {...field} name="limits.expiredPercent" field="alertExpired" isNumber />
      <TextSetting {...field} name="limits.freeSpaceMb" field="alertFreeSpace" isNumber />
      <EmailFields {...channel} />
      <TelegramFields {...channel} />
      <WebhookFields {...channel} />
      {!isReadOnly && (
        <SubmitBar
          isChanged={formState.isDirty}
          isSaving={saving.isPending}
          onSubmit={() => void submit()}
          onReset={() => reset(undefined, dropTyped)}
        />
      )}
    </form>
  );
}
