import { Button, Group, Modal, Paper, Text } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { createContext, use } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormCheck } from './form-check.ts';
import classes from './settings.module.css';

export interface FormBarProps {
  readonly isChanged: boolean;
  /** What is shown is suggested and not stored yet: whoever goes on takes it. */
  readonly isSuggested?: boolean;
  /** Fields that keep it from being saved. */
  readonly wrongCount?: number;
  readonly isSaving: boolean;
  /** Nothing on the page may be changed. */
  readonly isReadOnly: boolean;
  /** What saving does at once beyond saving, e.g. connect anew; said before, in red as FreePBX's Apply. */
  readonly consequence?: string | undefined;
  /** Tries what the form holds; the wizard does so before it saves. */
  readonly check?: Pick<FormCheck<unknown>, 'state' | 'run'> | undefined;
  /** Whether it was saved. */
  readonly onSubmit: () => Promise<boolean>;
  readonly onReset: () => void;
}

/** FreePBX's floating bar; the set-up wizard puts its own in its place. */
export const FormBarContext = createContext<(props: FormBarProps) => ReactNode>((props) => (
  <FloatingBar {...props} />
));

/** Leaving with unsaved changes asks first. */
export function SubmitBar(props: FormBarProps) {
  const { t } = useTranslation();
  const renderBar = use(FormBarContext);
  const { isChanged, isSaving } = props;
  const leaving = useBlocker({
    shouldBlockFn: () => isChanged && !isSaving,
    enableBeforeUnload: () => isChanged,
    withResolver: true,
  });
  return (
    <>
      {renderBar(props)}
      <Modal
        opened={leaving.status === 'blocked'}
        onClose={() => leaving.reset?.()}
        title={t('settings.leaveTitle')}
        closeButtonProps={{ 'aria-label': t('app.close') }}
      >
        <Text size="sm">{t('settings.leaveText')}</Text>
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={() => leaving.reset?.()}>
            {t('settings.stay')}
          </Button>
          <Button color="red.9" onClick={() => leaving.proceed?.()}>
            {t('settings.leave')}
          </Button>
        </Group>
      </Modal>
    </>
  );
}

function FloatingBar({
  isChanged,
  wrongCount = 0,
  isSaving,
  isReadOnly,
  consequence,
  onSubmit,
  onReset,
}: FormBarProps) {
  const { t } = useTranslation();
  if (isReadOnly) return null;
  const isFateful = isChanged && consequence !== undefined;
  const isWrong = wrongCount > 0;
  return (
    <Paper className={classes.bar} shadow="md" component="section" aria-label={t('settings.bar')}>
      {isChanged && (
        <Text
          size="sm"
          role="status"
          c={isFateful || isWrong ? 'var(--panel-bad)' : undefined}
          className={classes.barText}
        >
          {isWrong
            ? t('settings.wrongFields', { count: wrongCount })
            : (consequence ?? t('settings.unsaved'))}
        </Text>
      )}
      <Button
        type="submit"
        color={isFateful ? 'red.9' : undefined}
        onClick={() => void onSubmit()}
        loading={isSaving}
        disabled={!isChanged}
      >
        {isFateful ? t('settings.apply') : t('settings.submit')}
      </Button>
      <Button variant="default" onClick={onReset} disabled={!isChanged || isSaving}>
        {t('settings.reset')}
      </Button>
    </Paper>
  );
}
