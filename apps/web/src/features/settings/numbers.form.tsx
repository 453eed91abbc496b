import { zodResolver } from '@hookform/resolvers/zod';
import { numbersSchema } from '@planfix-asterisk/contracts';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { ErrorAlert } from '../../shared/error-alert.tsx';
import { TextSetting } from './form-controls.tsx';
import { dropTyped, keepTyped } from './form-reset.ts';
import type { SectionPageProps } from './section-page-props.ts';
import { SubmitBar } from './submit-bar.tsx';
import { useSaveSection } from './use-save-section.ts';

const byDefault = numbersSchema.parse({});

export function NumbersPage({ settings, isReadOnly }: SectionPageProps) {
  const { t } = useTranslation();
  const { control, handleSubmit, formState, reset } = useForm({
    resolver: zodResolver(numbersSchema),
    values: settings.numbers ?? byDefault,
    resetOptions: keepTyped,
  });
  const saving = useSaveSection('numbers', ({ numbers }) => reset(numbers ?? byDefault, dropTyped));
  const submit = handleSubmit((value) => saving.mutate(value));
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      {saving.isError && <ErrorAlert error={saving.error} title={t('settings.notSaved')} />}
      <TextSetting
        control={control}
        name="country"
        field="country"
        isReadOnly={isReadOnly}
        placeholder="RU"
      />
      <TextSetting control={control} name="internal" field="internalNumbers" isReadOnly={isReadOnly} />
      <TextSetting control={control} name="outsidePrefix" field="outsidePrefix" isReadOnly={isReadOnly} />
      <TextSetting control={control} name="anonymousAs" field="anonymousAs" isReadOnly={isReadOnly} />
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
