import { Alert, Button, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

/** The page itself broke, or its code could not be fetched (an update of the server while the panel was open). */
export function PageFailure({ error }: ErrorComponentProps) {
  const { t } = useTranslation();
  return (
    <Alert
      color="red"
      role="alert"
      icon={<IconAlertTriangle aria-hidden />}
      title={t('pageFailure.title')}
      my="md"
    >
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{t('pageFailure.text')}</Text>
        <Text size="sm" ff="monospace">
          {error instanceof Error ? error.message : String(error)}
        </Text>
        <Button variant="default" size="xs" onClick={() => window.location.reload()}>
          {t('pageFailure.reload')}
        </Button>
      </Stack>
    </Alert>
  );
}
