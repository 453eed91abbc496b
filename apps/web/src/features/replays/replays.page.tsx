import { EmptyState } from '@mantine/core';
import type { ReplayJob } from '@planfix-asterisk/contracts';
import { IconRepeatOff } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { replaysQuery } from '../../api/replays.ts';
import { DataGrid } from '../../shared/grid/data-grid.tsx';
import type { GridColumn } from '../../shared/grid/grid-column.ts';
import { ErrorAlert } from '../../shared/error-alert.tsx';
import { formatDateTime } from '../../shared/format.ts';
import { AnchorLink } from '../../shared/links.tsx';
import { Loading } from '../../shared/loading.tsx';
import { OlderButton } from '../../shared/older-button.tsx';
import { Page } from '../../shared/page.tsx';
import { useLanguage } from '../../shared/use-language.ts';
import { JobBadge } from './job-badge.tsx';

const rowKey = (job: ReplayJob): string => String(job.id);

/** Who sent what again, when and why, and how it went. */
export function ReplaysPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const query = useInfiniteQuery(replaysQuery);
  const columns = useJobColumns();
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page title={t('replays.title')}>
      {query.isError && (
        <ErrorAlert error={query.error} title={t('replays.notRead')} onRetry={() => void query.refetch()} />
      )}
      {query.isPending && <Loading />}
      {query.isSuccess && rows.length === 0 && (
        <EmptyState
          my="xl"
          icon={<IconRepeatOff aria-hidden />}
          title={t('replays.none')}
          description={t('replays.noneNext')}
        />
      )}
      {rows.length > 0 && (
        <>
          <DataGrid
            id="replays"
            label={t('replays.title')}
            columns={columns}
            rows={rows}
            rowKey={rowKey}
            onOpen={({ id }) => void navigate({ to: '/replays/$replayId', params: { replayId: String(id) } })}
          />
          <OlderButton query={query} />
        </>
      )}
    </Page>
  );
}

function useJobColumns(): readonly GridColumn<ReplayJob>[] {
  const { t } = useTranslation();
  const language = useLanguage();
  return useMemo(() => {
    const number = new Intl.NumberFormat(language);
    return [
      {
        id: 'startedAt',
        header: t('replays.startedAt'),
        width: 165,
        isFixed: true,
        cell: ({ id, startedAt, plannedAt }) => (
          <AnchorLink to="/replays/$replayId" params={{ replayId: String(id) }} size="sm" tabIndex={-1}>
            {formatDateTime(startedAt ?? plannedAt, language)}
          </AnchorLink>
        ),
      },
      {
        id: 'state',
        header: t('delivery.state'),
        width: 130,
        isFixed: true,
        cell: ({ state }) => <JobBadge state={state} />,
      },
      { id: 'by', header: t('replays.by'), width: 130, cell: (job) => job.startedBy ?? job.plannedBy },
      { id: 'reason', header: t('replay.reason'), width: 280, cell: ({ reason }) => reason },
      { id: 'planned', header: t('replays.messages'), width: 110, cell: (job) => number.format(job.planned) },
      {
        id: 'delivered',
        header: t('replays.part.delivered'),
        width: 110,
        cell: (job) => number.format(job.delivered),
      },
      {
        id: 'failed',
        header: t('replays.part.failed'),
        width: 110,
        cell: (job) => number.format(job.failed),
      },
    ];
  }, [t, language]);
}
