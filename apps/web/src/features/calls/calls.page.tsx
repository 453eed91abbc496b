import { EmptyState } from '@mantine/core';
import type { Call, CallFilter } from '@planfix-asterisk/contracts';
import { IconPhoneOff } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { callsQuery } from '../../api/calls.ts';
import { DataGrid } from '../../shared/data-grid.tsx';
import { ErrorAlert } from '../../shared/error-alert.tsx';
import { LoadMore } from '../../shared/load-more.tsx';
import { Loading } from '../../shared/loading.tsx';
import { Page } from '../../shared/page.tsx';
import { activeFilters } from '../../shared/search-text.ts';
import { useCallColumns } from './call-columns.tsx';
import { CallFilters } from './call-filters.tsx';

const route = getRouteApi('/calls');
const rowKey = (call: Call): string => call.callId;

export function CallsPage() {
  const { t } = useTranslation();
  const filter = route.useSearch();
  const navigate = useNavigate();
  const change = (part: Partial<CallFilter>) =>
    void navigate({ to: '/calls', search: { ...filter, ...part }, replace: true });
  return (
    <Page title={t('calls.title')}>
      <CallFilters
        filter={filter}
        onChange={change}
        onClear={() => void navigate({ to: '/calls', search: {} })}
      />
      <CallList filter={filter} />
    </Page>
  );
}

function CallList({ filter }: { readonly filter: CallFilter }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const columns = useCallColumns();
  const query = useInfiniteQuery({ ...callsQuery(filter), placeholderData: keepPreviousData });
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  const isFiltered = activeFilters(filter) > 0;

  if (query.isPending) return <Loading />;
  return (
    <>
      {query.isError && (
        <ErrorAlert error={query.error} title={t('calls.failed')} onRetry={() => void query.refetch()} />
      )}
      {query.isSuccess && rows.length === 0 && (
        <EmptyState
          my="xl"
          icon={<IconPhoneOff aria-hidden />}
          title={isFiltered ? t('calls.noneMatch') : t('calls.none')}
          description={isFiltered ? t('calls.noneMatchNext') : t('calls.noneNext')}
        />
      )}
      {rows.length > 0 && (
        <>
          <DataGrid
            id="calls"
            label={t('calls.title')}
            columns={columns}
            rows={rows}
            rowKey={rowKey}
            onOpen={({ callId }) => void navigate({ to: '/calls/$callId', params: { callId } })}
            onRefresh={() => void query.refetch()}
            isRefreshing={query.isRefetching}
          />
          <LoadMore
            shown={rows.length}
            hasMore={query.hasNextPage}
            isLoading={query.isFetchingNextPage}
            onMore={() => void query.fetchNextPage()}
          />
        </>
      )}
    </>
  );
}
