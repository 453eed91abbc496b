import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { alertsQuery } from '../../api/alerts.ts';
import { ErrorAlert } from '../../shared/error-alert.tsx';
import { AlertCard } from './alert-card.tsx';

/** What is wrong now. Nothing at all while all is well. */
export function OpenAlerts() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(alertsQuery);
  if (error && !data) {
    return <ErrorAlert error={error} title={t('alerts.failed')} onRetry={() => void refetch()} />;
  }
  if (!data || data.open.length === 0) return null;
  return (
    <Stack gap="sm" component="section" aria-label={t('alerts.open')}>
      {data.open.map((alert) => (
        <AlertCard key={alert.id} alert={alert} mutes={data.muted} />
      ))}
    </Stack>
  );
}
