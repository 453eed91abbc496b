import { EmptyState } from '@mantine/core';
import type { Delivery, DeliveryFilter } from '@planfix-asterisk/contracts';
import { IconMailOff } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Outlet, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { deliveriesQuery } from '../../api/deliveries.ts';
import { DataGrid } from '../../shared/data-grid.tsx';
import { useDeliveryColumns } from '../../shared/delivery-columns.tsx';
import { ErrorAlert } from '../../shared/error-alert.tsx';
import { LoadMore } from '../../shared/load-more.tsx';
import { Loading } from '../../shared/loading.tsx';
import { Page } from '../../shared/page.tsx';
import { activeFilters } from '../../shared/search-text.ts';
import { DeliveryFilters } from './delivery-filters.tsx';

const route = getRouteApi('/deliveries');
const rowKey = (delivery: Delivery): string => String(delivery.id);
const allColumns: ReadonlySet<string> = new Set();

/** The log; a message opens beside it at its own address, so the list keeps its place. */
export function DeliveriesPage() {
  const { t } = useTranslation();
  const filter = route.useSearch();
  const navigate = useNavigate();
  const change = (part: Partial<DeliveryFilter>) =>
    void navigate({ to: '/deliveries', search: { ...filter, ...part }, replace: true });
  return (
    <Page title={t('deliveries.title')}>
      <DeliveryFilters
        filter={filter}
        onChange={change}
        onClear={() => void navigate({ to: '/deliveries', search: {} })}
      />
      <DeliveryList filter={filter} />
      <Outlet />
    </Page>
  );
}

function DeliveryList({ filter }: { readonly filter: DeliveryFilter }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const columns = useDeliveryColumns(allColumns);
  const query = useInfiniteQuery({ ...deliveriesQuery(filter), placeholderData: keepPreviousData });
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  const isFiltered = activeFilters(filter) > 0;

  if (query.isPending) return <Loading />;
  return (
    <>
      {query.isError && (
        <ErrorAlert error={query.error} title={t('deliveries.failed')} onRetry={() => void query.refetch()} />
      )}
      {query.isSuccess && rows.length === 0 && (
        <EmptyState
          my="xl"
          icon={<IconMailOff aria-hidden />}
          title={isFiltered ? t('deliveries.noneMatch') : t('deliveries.none')}
          description={isFiltered ? t('deliveries.noneMatchNext') : t('deliveries.noneNext')}
        />
      )}
      {rows.length > 0 && (
        <>
          <DataGrid
            id="deliveries"
            label={t('deliveries.title')}
            columns={columns}
            rows={rows}
            rowKey={rowKey}
            onOpen={({ id }) =>
              void navigate({
                to: '/deliveries/$deliveryId',
                params: { deliveryId: String(id) },
                search: filter,
              })
            }
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
