import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorAlert } from '../../shared/error-alert.tsx';
import type { FormBarProps } from './submit-bar.tsx';
import { SubmitBar } from './submit-bar.tsx';

interface SettingsFormProps {
  readonly error: Error | null;
  readonly bar: Omit<FormBarProps, 'isReadOnly'>;
  readonly isReadOnly: boolean;
  readonly children: ReactNode;
}

/** The fields of a page, what went wrong when they were saved, and the bar. */
export function SettingsForm({ error, bar, isReadOnly, children }: SettingsFormProps) {
  const { t } = useTranslation();
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void bar.onSubmit();
      }}
    >
      {error && <ErrorAlert error={error} title={t('settings.notSaved')} />}
      {children}
      <SubmitBar {...bar} isReadOnly={isReadOnly} />
    </form>
  );
}
