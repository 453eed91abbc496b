import { SimpleGrid, Stack, Text, Title } from '@mantine/core';
import type { Dashboard } from '@planfix-asterisk/contracts';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { dashboardQuery } from '../../api/dashboard.ts';
import { ErrorAlert } from '../../shared/error-alert.tsx';
import { formatAgo } from '../../shared/format.ts';
import { Loading } from '../../shared/loading.tsx';
import { Page } from '../../shared/page.tsx';
import { useLanguage } from '../../shared/use-language.ts';
import { useNow } from '../../shared/use-now.ts';
import { SetupReminder } from '../setup/setup-reminder.tsx';
import { NodeTile } from './node-tile.tsx';
import { NumberTiles } from './number-tiles.tsx';
import { PlanfixTile } from './planfix-tile.tsx';
import { RunningCalls } from './running-calls.tsx';
import { StoreTile } from './store-tile.tsx';
import { Warnings } from './warnings.tsx';

/** They wait for an answer of their own in any case. */
const OpenAlerts = lazy(async () => ({ default: (await import('../alerts/open-alerts.tsx')).OpenAlerts }));
/** The charts' library comes after the numbers: nobody waits for it. */
const Charts = lazy(async () => ({ default: (await import('./charts.tsx')).Charts }));

export function DashboardPage() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(dashboardQuery);
  return (
    <Page title={t('dashboard.title')} aside={data && <Version dashboard={data} />}>
      <Stack gap="lg">
        <SetupReminder />
        {error && <ErrorAlert error={error} title={t('dashboard.failed')} onRetry={() => void refetch()} />}
        {data ? <Tiles dashboard={data} /> : !error && <Loading />}
      </Stack>
    </Page>
  );
}

function Tiles({ dashboard }: { readonly dashboard: Dashboard }) {
  const { t } = useTranslation();
  return (
    <>
      <Suspense>
        <OpenAlerts />
      </Suspense>
      <Warnings warnings={dashboard.warnings} />
      <section aria-labelledby="numbers">
        <Title order={2} size="h4" mb="xs" id="numbers">
          {t('dashboard.numbers')}
        </Title>
        <NumberTiles dashboard={dashboard} />
      </section>
      <Suspense fallback={<Loading lines={4} />}>
        <Charts />
      </Suspense>
      <section aria-labelledby="running">
        <Title order={2} size="h4" mb="xs" id="running">
          {t('dashboard.running')}
        </Title>
        <RunningCalls dashboard={dashboard} />
      </section>
      <section aria-labelledby="services">
        <Title order={2} size="h4" mb="xs" id="services">
          {t('dashboard.services')}
        </Title>
        <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
          {dashboard.nodes.map((node) => (
            <NodeTile key={node.name} node={node} />
          ))}
          <PlanfixTile planfix={dashboard.planfix} />
          <StoreTile store={dashboard.store} />
        </SimpleGrid>
      </section>
    </>
  );
}

function Version({ dashboard }: { readonly dashboard: Dashboard }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow(30_000);
  return (
    <Text size="sm" c="dimmed">
      {t('dashboard.version', {
        version: dashboard.version,
        started: formatAgo(dashboard.startedAt, now, language),
      })}
    </Text>
  );
}
