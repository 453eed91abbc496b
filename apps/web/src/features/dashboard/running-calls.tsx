import { Text } from '@mantine/core';
import type { Call, Dashboard } from '@planfix-asterisk/contracts';
import { useNavigate } from '@tanstack/react-router';
import { Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatSpan } from '../../shared/format.ts';
import type { DataGridProps } from '../../shared/grid/data-grid.tsx';
import type { GridColumn } from '../../shared/grid/grid-column.ts';
import { lazySoon } from '../../shared/lazy-soon.ts';
import { AnchorLink } from '../../shared/links.tsx';
import { Loading } from '../../shared/loading.tsx';
import { useLanguage } from '../../shared/use-language.ts';
import { useNow } from '../../shared/use-now.ts';

// A grid for a million rows: the first sight of the panel does not wait for it.
const RunningGrid = lazySoon<DataGridProps<Call>>(
  async () => (await import('../../shared/grid/data-grid.tsx')).DataGrid,
);

const rowKey = ({ callId }: Call): string => callId;

/** Who talks to whom, and since when. */
export function RunningCalls({ dashboard }: { readonly dashboard: Dashboard }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const columns = useRunningColumns();
  const { running, callsNow } = dashboard;
  if (running.length === 0) return <Text size="sm">{t('dashboard.nobodyTalks')}</Text>;
  return (
    <>
      <Suspense fallback={<Loading lines={3} />}>
        <RunningGrid
          id="running"
          label={t('dashboard.running')}
          columns={columns}
          rows={running}
          rowKey={rowKey}
          onOpen={({ callId }) => void navigate({ to: '/calls/$callId', params: { callId } })}
        />
      </Suspense>
      {callsNow > running.length && (
        <Text size="sm" c="dimmed">
          {t('dashboard.moreCalls', { count: callsNow - running.length })}
        </Text>
      )}
    </>
  );
}

function useRunningColumns(): readonly GridColumn<Call>[] {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  return useMemo(
    () => [
      {
        id: 'since',
        header: t('dashboard.sinceWhen'),
        width: 120,
        isFixed: true,
        cell: ({ callId, startedAt }) => (
          <AnchorLink to="/calls/$callId" params={{ callId }} size="sm" tabIndex={-1}>
            {formatSpan((now - startedAt) / 1_000, language)}
          </AnchorLink>
        ),
      },
      {
        id: 'who',
        header: t('call.client'),
        width: 160,
        isFixed: true,
        cell: ({ clientNumber, direction }) => clientNumber || t(`direction.${direction}`),
      },
      {
        id: 'whom',
        header: t('call.employee'),
        width: 200,
        isFixed: true,
        cell: ({ extension, employeeName }) => [extension, employeeName].filter(Boolean).join(' · '),
      },
      { id: 'phase', header: t('call.result'), width: 120, cell: ({ phase }) => t(`phase.${phase}`) },
      { id: 'line', header: t('call.line'), width: 140, cell: ({ line }) => line },
      { id: 'node', header: t('call.node'), width: 90, isHiddenAtFirst: true, cell: ({ node }) => node },
    ],
    [t, language, now],
  );
}
