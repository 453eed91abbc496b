import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { alertText } from '@planfix-asterisk/alert-texts';
import type { Alert as OpenAlert, AlertOverview } from '@planfix-asterisk/contracts';
import { IconAlertTriangle, IconBellOff, IconUserCheck } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { acknowledgeAlert } from '../../api/alerts.ts';
import { ErrorAlert } from '../../shared/error-alert.tsx';
import { formatDateTime, formatSpan } from '../../shared/format.ts';
import { useLanguage } from '../../shared/use-language.ts';
import { useNow } from '../../shared/use-now.ts';
import { AlertLink } from './alert-link.tsx';
import { asAlertLanguage } from './alert-language.ts';
import { MuteMenu } from './mute-menu.tsx';

interface AlertCardProps {
  readonly alert: OpenAlert;
  readonly mutes: AlertOverview['muted'];
}

/** What is wrong, since when, what to do next and where; who looks after it. */
export function AlertCard({ alert, mutes }: AlertCardProps) {
  const language = useLanguage();
  const { title, next } = alertText(alert, asAlertLanguage(language));
  const isTaken = alert.acknowledgedBy !== null;
  const mute = mutes.find(({ kind }) => kind === alert.kind);
  return (
    <Alert
      color={isTaken ? 'gray' : 'red'}
      icon={isTaken ? <IconUserCheck aria-hidden /> : <IconAlertTriangle aria-hidden />}
      title={title}
    >
      <Stack gap={6} align="flex-start">
        <Since since={alert.since} />
        <Text size="sm">
          {next} <AlertLink alert={alert} />
        </Text>
        <Group gap="sm">
          <Acknowledge alert={alert} />
          <MuteMenu kind={alert.kind} mute={mute} />
        </Group>
      </Stack>
    </Alert>
  );
}

function Since({ since }: { readonly since: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  return (
    <Text size="sm" title={formatDateTime(since, language)}>
      {t('dashboard.since', { span: formatSpan((now - since) / 1_000, language) })}
    </Text>
  );
}

function Acknowledge({ alert: { id, acknowledgedBy, acknowledgedAt } }: { readonly alert: OpenAlert }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const client = useQueryClient();
  const taking = useMutation({
    mutationFn: () => acknowledgeAlert(id),
    onSettled: () => client.invalidateQueries({ queryKey: ['status', 'alerts'] }),
  });
  if (acknowledgedBy !== null) {
    return (
      <Text size="sm" title={formatDateTime(acknowledgedAt ?? 0, language)}>
        <IconBellOff size={14} aria-hidden /> {t('alerts.takenBy', { name: acknowledgedBy })}
      </Text>
    );
  }
  return (
    <>
      <Button size="xs" variant="default" loading={taking.isPending} onClick={() => taking.mutate()}>
        {t('alerts.take')}
      </Button>
      {taking.isError && <ErrorAlert error={taking.error} title={t('alerts.takeFailed')} />}
    </>
  );
}
