import { Stack, Text, Title } from '@mantine/core';
import { IconBellCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { alertsQuery, alertsSource } from '../../api/alerts.ts';
import { LogPage } from '../../shared/log/log-page.tsx';
import { useAlertColumns } from './alert-columns.tsx';
import { logOf } from './alert-link.tsx';
import { ChannelStates } from './channel-states.tsx';
import { OpenAlerts } from './open-alerts.tsx';

const route = getRouteApi('/alerts');

/** What is wrong now, who is told of it, and what was wrong in the last year. */
export function AlertsPage() {
  const { t } = useTranslation();
  const place = route.useSearch();
  const navigate = useNavigate();
  return (
    <LogPage
      id="alerts"
      path="/alerts"
      texts={{
        title: t('alerts.title'),
        failed: t('alerts.failed'),
        none: t('alerts.none'),
        noneNext: t('alerts.noneNext'),
        noneMatch: t('alerts.none'),
        noneMatchNext: t('alerts.noneNext'),
      }}
      icon={<IconBellCheck aria-hidden />}
      source={alertsSource}
      columns={useAlertColumns()}
      isFiltered={false}
      place={place}
      onPlace={(next) => void navigate({ to: '/alerts', search: next, replace: true })}
      onOpen={({ kind, recoveredAt }) => {
        const search = logOf(kind);
        if (search) void navigate({ to: '/deliveries', search: { ...search, at: recoveredAt ?? undefined } });
      }}
      filters={<Now />}
    />
  );
}

function Now() {
  const { t } = useTranslation();
  const { data } = useQuery(alertsQuery);
  return (
    <Stack gap="lg" mb="lg">
      {data?.open.length === 0 && <Text>{t('alerts.noneOpen')}</Text>}
      <OpenAlerts />
      {data && <ChannelStates channels={data.channels} />}
      <Title order={2} size="h4">
        {t('alerts.history')}
      </Title>
    </Stack>
  );
}
