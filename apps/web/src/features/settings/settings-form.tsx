import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorAlert } from '../../shared/error-alert.tsx';
import type { FormBarProps } from './submit-bar.tsx';
import { SubmitBar } from './submit-bar.tsx';
import { useShownSubmit } from './use-shown-submit.ts';
import { useSettingWords } from './use-setting-words.ts';

interface SettingsFormProps {
  readonly error: Error | null;
  readonly bar: Omit<FormBarProps, 'isReadOnly'>;
  readonly isReadOnly: boolean;
  readonly children: ReactNode;
}

/** The fields of a page, what went wrong when they were saved, and the bar. */
export function SettingsForm({ error, bar, isReadOnly, children }: SettingsFormProps) {
  const { t } = useTranslation();
  const settingWords = useSettingWords();
  const { form, submit } = useShownSubmit(bar.onSubmit);
  return (
    // Enter presses the bar's main button, which knows what comes before saving.
    <form ref={form} noValidate onSubmit={(event) => event.preventDefault()}>
      {error && <ErrorAlert error={error} title={t('settings.notSaved')} fieldWords={settingWords} />}
      {children}
      <SubmitBar {...bar} onSubmit={submit} isReadOnly={isReadOnly} />
    </form>
  );
}
