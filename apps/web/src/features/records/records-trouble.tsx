import { Alert, Text } from '@mantine/core';
import type { RecordsTrouble } from '@planfix-asterisk/contracts';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSystemWords } from '../../shared/system-words.ts';

interface RecordsTroubleProps {
  readonly trouble: RecordsTrouble;
  readonly detail: string | null;
  /** It is tried again without anybody doing anything. */
  readonly willRetry?: boolean;
}

/** Why call records cannot be read, and what to do about it. */
export function RecordsTroubleAlert({ trouble, detail, willRetry = false }: RecordsTroubleProps) {
  const { t } = useTranslation();
  const systemWords = useSystemWords();
  return (
    <Alert
      color="red"
      icon={<IconAlertTriangle aria-hidden />}
      title={t(`records.trouble.${trouble}.title`)}
      role="alert"
    >
      <Text size="sm">{t(`records.trouble.${trouble}.next`)}</Text>
      {willRetry && <Text size="sm">{t('records.willRetry')}</Text>}
      {detail !== null && (
        <Text size="xs" c="dimmed" mt="xs">
          {t('dashboard.detail', { detail: systemWords(detail) })}
        </Text>
      )}
    </Alert>
  );
}
