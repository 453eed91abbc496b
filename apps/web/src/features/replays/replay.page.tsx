import { Stack, Text, Title } from '@mantine/core';
import type { ReplayJob } from '@planfix-asterisk/contracts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { replayQuery } from '../../api/replays.ts';
import { ErrorAlert } from '../../shared/error-alert.tsx';
import { FactsList } from '../../shared/facts-list.tsx';
import { formatDateTime } from '../../shared/format.ts';
import { AnchorLink } from '../../shared/links.tsx';
import { Loading } from '../../shared/loading.tsx';
import { Page } from '../../shared/page.tsx';
import { useLanguage } from '../../shared/use-language.ts';
import { JobBadge } from './job-badge.tsx';
import { PlanGroups } from './plan-summary.tsx';
import { ReplayActions } from './replay-actions.tsx';
import { ReplayItems } from './replay-items.tsx';
import { ReplayProgress } from './replay-progress.tsx';

const route = getRouteApi('/replays/$replayId');

export function ReplayPage() {
  const { t } = useTranslation();
  const { replayId } = route.useParams();
  const { data, error, refetch } = useQuery(replayQuery(Number(replayId)));
  return (
    <Page
      title={t('replays.one', { id: replayId })}
      aside={<AnchorLink to="/replays">{t('replays.all')}</AnchorLink>}
    >
      {error && <ErrorAlert error={error} title={t('replays.notRead')} onRetry={() => void refetch()} />}
      {data ? <Replay job={data} /> : !error && <Loading />}
    </Page>
  );
}

function Replay({ job }: { readonly job: ReplayJob }) {
  const { t } = useTranslation();
  return (
    <Stack gap="lg">
      <JobFacts job={job} />
      <ReplayProgress job={job} />
      <Text size="sm">{t(`replays.stateText.${job.state}`)}</Text>
      <ReplayActions job={job} />
      <section aria-labelledby="plan">
        <Title order={2} size="h5" mb="xs" id="plan">
          {t('replays.plan')}
        </Title>
        <PlanGroups groups={job.plan.groups} />
      </section>
      <section aria-labelledby="results">
        <Title order={2} size="h5" mb="xs" id="results">
          {t('replays.results')}
        </Title>
        <ReplayItems jobId={job.id} />
      </section>
    </Stack>
  );
}

function JobFacts({ job }: { readonly job: ReplayJob }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const time = (at: number | null) => (at === null ? null : formatDateTime(at, language));
  return (
    <FactsList
      facts={[
        { label: t('delivery.state'), value: <JobBadge state={job.state} /> },
        { label: t('replays.by'), value: job.startedBy ?? job.plannedBy },
        { label: t('replay.reason'), value: job.reason },
        { label: t('replays.startedAt'), value: time(job.startedAt) },
        { label: t('delivery.finishedAt'), value: time(job.finishedAt) },
        { label: t('replays.perSecond'), value: job.perSecond },
      ]}
    />
  );
}
