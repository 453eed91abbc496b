import { Alert, Button, Code, Stack, Text } from '@mantine/core';
import type { AlertChannel } from '@planfix-asterisk/contracts';
import { IconAlertTriangle, IconCheck, IconSend } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { testChannel } from '../../api/alerts.ts';
import { ErrorAlert } from '../../shared/error-alert.tsx';
import { formatMs } from '../../shared/format.ts';
import { useLanguage } from '../../shared/use-language.ts';
import { useSession } from '../session/session-context.ts';

interface ChannelTestProps {
  readonly channel: AlertChannel;
  /** What is tested is what is saved. */
  readonly isSaved: boolean;
}

/** Sends a message now and shows what the other side really said, with the next step. */
export function ChannelTest({ channel, isSaved }: ChannelTestProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { role } = useSession();
  const testing = useMutation({ mutationFn: () => testChannel(channel) });
  if (role !== 'admin') return null;
  const outcome = testing.data;
  const isSent = outcome?.cause === 'ok';
  return (
    <Stack gap="xs" my="sm" align="flex-start">
      <Button
        variant="default"
        leftSection={<IconSend size={16} aria-hidden />}
        disabled={!isSaved}
        loading={testing.isPending}
        onClick={() => testing.mutate()}
      >
        {t('alerts.test')}
      </Button>
      {!isSaved && (
        <Text size="sm" c="dimmed">
          {t('alerts.testAfterSaving')}
        </Text>
      )}
      {testing.isError && <ErrorAlert error={testing.error} title={t('alerts.testFailed')} />}
      {outcome && (
        <Alert
          role="status"
          color={isSent ? 'green' : 'red'}
          icon={isSent ? <IconCheck aria-hidden /> : <IconAlertTriangle aria-hidden />}
          title={t(`alertSend.${outcome.cause}.title`)}
        >
          <Text size="sm">{t(`alertSend.${outcome.cause}.next`)}</Text>
          <Text size="sm" mt={4}>
            {t('alerts.answered', { time: formatMs(outcome.tookMs, language) })} <Code>{outcome.answer}</Code>
          </Text>
        </Alert>
      )}
    </Stack>
  );
}
