import { IconPhoneOff } from '@tabler/icons-react';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { callsSource } from '../../api/calls.ts';
import { addressOf } from '../../api/client.ts';
import { LogPage } from '../../shared/log/log-page.tsx';
import { partsOf } from '../../shared/log/log-place.ts';
import { timed } from '../../shared/period.ts';
import { activeFilters } from '../../shared/search-text.ts';
import { useCallColumns } from './call-columns.tsx';
import { CallFilters } from './call-filters.tsx';

const route = getRouteApi('/calls');

export function CallsPage() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = useNavigate();
  const { filter, place } = partsOf(search);
  const source = useMemo(() => callsSource(partsOf(search).filter), [search]);
  const go = (change: Partial<typeof search>) =>
    void navigate({ to: '/calls', search: { ...search, ...change }, replace: true });
  return (
    <LogPage
      id="calls"
      path="/calls"
      exportAddress={(lang) => addressOf('/api/exports/calls', { query: { ...timed(filter), lang } })}
      texts={{
        title: t('calls.title'),
        failed: t('calls.failed'),
        none: t('calls.none'),
        noneNext: t('calls.noneNext'),
        noneMatch: t('calls.noneMatch'),
        noneMatchNext: t('calls.noneMatchNext'),
      }}
      icon={<IconPhoneOff aria-hidden />}
      source={source}
      columns={useCallColumns()}
      isFiltered={activeFilters(filter) > 0}
      place={place}
      onPlace={go}
      onOpen={({ callId }) => void navigate({ to: '/calls/$callId', params: { callId } })}
      filters={
        <CallFilters
          filter={filter}
          onChange={go}
          onClear={() => void navigate({ to: '/calls', search: place })}
        />
      }
    />
  );
}
