import { zodResolver } from '@hookform/resolvers/zod';
import { retentionSettingsSchema } from '@planfix-asterisk/contracts';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { ErrorAlert } from '../../shared/error-alert.tsx';
import { TextSetting } from './form-controls.tsx';
import { dropTyped, keepTyped } from './form-reset.ts';
import type { SectionPageProps } from './section-page-props.ts';
import { StoreSizeFacts } from './store-size-facts.tsx';
import { SubmitBar } from './submit-bar.tsx';
import { useSaveSection } from './use-save-section.ts';

const byDefault = retentionSettingsSchema.parse({});

export function RetentionPage({ settings, isReadOnly }: SectionPageProps) {
  const { t } = useTranslation();
  const { control, handleSubmit, formState, reset } = useForm({
    resolver: zodResolver(retentionSettingsSchema),
    values: settings.retention ?? byDefault,
    resetOptions: keepTyped,
  });
  const saving = useSaveSection('retention', ({ retention }) => reset(retention ?? byDefault, dropTyped));
  const submit = handleSubmit((value) => saving.mutate(value));
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <StoreSizeFacts />
      {saving.isError && <ErrorAlert error={saving.error} title={t('settings.notSaved')} />}
      {(['bodiesDays', 'attemptsDays', 'eventsDays', 'auditDays'] as const).map((name) => (
        <TextSetting key={name} control={control} name={name} field={name} isReadOnly={isReadOnly} isNumber />
      ))}
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
