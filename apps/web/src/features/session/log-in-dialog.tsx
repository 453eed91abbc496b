import { Modal, Stack, Text } from '@mantine/core';
import type { Session } from '@planfix-asterisk/contracts';
import { useTranslation } from 'react-i18next';
import { LogInForm } from './log-in-form.tsx';

interface LogInDialogProps {
  readonly username: string;
  readonly onLoggedIn: (session: Session) => void;
}

/** Over the page, not instead of it: what was typed stays. */
export function LogInDialog({ username, onLoggedIn }: LogInDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      zIndex={1000}
      title={t('session.ended.title')}
    >
      <Stack>
        <Text size="sm">{t('session.ended.text')}</Text>
        <LogInForm username={username} onDone={onLoggedIn} />
      </Stack>
    </Modal>
  );
}
