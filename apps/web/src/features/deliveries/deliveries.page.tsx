import { IconMailOff } from '@tabler/icons-react';
import { getRouteApi, Outlet, useNavigate, useParams } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '../../api/client.ts';
import { deliveriesSource } from '../../api/deliveries.ts';
import { useDeliveryColumns } from '../../shared/delivery-columns.tsx';
import { LogPage } from '../../shared/log/log-page.tsx';
import { partsOf } from '../../shared/log/log-place.ts';
import { timed } from '../../shared/period.ts';
import { activeFilters } from '../../shared/search-text.ts';
import { DeliveryFilters } from './delivery-filters.tsx';
import { ReplayTools } from './replay-tools.tsx';

const route = getRouteApi('/deliveries');
const allColumns: ReadonlySet<string> = new Set();

/** The log; a message opens beside it at its own address, so the list keeps its place. */
export function DeliveriesPage() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = useNavigate();
  const { deliveryId } = useParams({ strict: false });
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const { filter, place } = partsOf(search);
  const source = useMemo(() => deliveriesSource(partsOf(search).filter), [search]);
  const go = (change: Partial<typeof search>) =>
    void navigate({ to: '/deliveries', search: { ...search, ...change }, replace: true });
  return (
    <LogPage
      id="deliveries"
      path="/deliveries"
      exportAddress={(lang) => addressOf('/api/exports/deliveries', { query: { ...timed(filter), lang } })}
      texts={{
        title: t('deliveries.title'),
        failed: t('deliveries.failed'),
        none: t('deliveries.none'),
        noneNext: t('deliveries.noneNext'),
        noneMatch: t('deliveries.noneMatch'),
        noneMatchNext: t('deliveries.noneMatchNext'),
      }}
      icon={<IconMailOff aria-hidden />}
      source={source}
      columns={useDeliveryColumns(allColumns)}
      selection={{ selected, onChange: setSelected }}
      toolbar={<ReplayTools filter={filter} selected={selected} />}
      isFiltered={activeFilters(filter) > 0}
      place={place}
      onPlace={go}
      openKey={deliveryId ?? null}
      onOpen={({ id }) =>
        void navigate({ to: '/deliveries/$deliveryId', params: { deliveryId: String(id) }, search })
      }
      filters={
        <DeliveryFilters
          filter={filter}
          onChange={go}
          onClear={() => void navigate({ to: '/deliveries', search: place })}
        />
      }
    >
      <Outlet />
    </LogPage>
  );
}
