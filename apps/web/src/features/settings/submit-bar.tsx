import { Button, Group, Modal, Paper, Text } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from './settings.module.css';

interface SubmitBarProps {
  readonly isChanged: boolean;
  readonly isSaving: boolean;
  readonly onSubmit: () => void;
  readonly onReset: () => void;
}

/** FreePBX's floating bar; leaving with unsaved changes asks first. */
export function SubmitBar({ isChanged, isSaving, onSubmit, onReset }: SubmitBarProps) {
  const { t } = useTranslation();
  const leaving = useBlocker({
    shouldBlockFn: () => isChanged && !isSaving,
    enableBeforeUnload: () => isChanged,
    withResolver: true,
  });
  return (
    <Paper className={classes.bar} shadow="md" component="section" aria-label={t('settings.bar')}>
      {isChanged && (
        <Text size="sm" role="status">
          {t('settings.unsaved')}
        </Text>
      )}
      <Button onClick={onSubmit} loading={isSaving} disabled={!isChanged}>
        {t('settings.submit')}
      </Button>
      <Button variant="default" onClick={onReset} disabled={!isChanged || isSaving}>
        {t('settings.reset')}
      </Button>
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
    </Paper>
  );
}
