import { zodResolver } from '@hookform/resolvers/zod';
import { planfixSchema } from '@planfix-asterisk/contracts';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { ErrorAlert } from '../../shared/error-alert.tsx';
import { SecretSetting, TextSetting } from './form-controls.tsx';
import { dropTyped, keepTyped } from './form-reset.ts';
import type { SectionPageProps } from './section-page-props.ts';
import { SubmitBar } from './submit-bar.tsx';
import { useSaveSection } from './use-save-section.ts';

const notSet = { url: '', token: '' };

export function PlanfixPage({ settings, isReadOnly }: SectionPageProps) {
  const { t } = useTranslation();
  const { control, handleSubmit, formState, reset } = useForm({
    resolver: zodResolver(planfixSchema),
    values: settings.planfix ?? notSet,
    resetOptions: keepTyped,
  });
  const saving = useSaveSection('planfix', ({ planfix }) => reset(planfix ?? notSet, dropTyped));
  const submit = handleSubmit((value) => saving.mutate(value));
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      {saving.isError && <ErrorAlert error={saving.error} title={t('settings.notSaved')} />}
      <TextSetting
        control={control}
        name="url"
        field="planfixUrl"
        isReadOnly={isReadOnly}
        placeholder="https://example.planfix.ru/tel/api"
      />
      <SecretSetting control={control} name="token" field="planfixToken" isReadOnly={isReadOnly} />
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
