import { IconClipboardOff } from '@tabler/icons-react';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '@planfix-asterisk/contracts';
import { auditSource } from '../../api/audit.ts';
import { FilterBar } from '../../shared/filter-bar.tsx';
import { TextFilter } from '../../shared/filter-controls.tsx';
import { LogPage } from '../../shared/log/log-page.tsx';
import { partsOf } from '../../shared/log/log-place.ts';
import { PeriodFilters } from '../../shared/period-filters.tsx';
import { activeFilters } from '../../shared/search-text.ts';
import { useAuditColumns } from './audit-columns.tsx';
import { AuditDialog } from './audit-dialog.tsx';

const route = getRouteApi('/audit');

/** Who did what, when and from where. */
export function AuditPage() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = useNavigate();
  const source = useMemo(() => auditSource(partsOf(search).filter), [search]);
  const { filter, place } = partsOf(search);
  const [open, setOpen] = useState<AuditEntry | null>(null);
  const active = activeFilters(filter);
  const go = (change: Partial<typeof search>) =>
    void navigate({ to: '/audit', search: { ...search, ...change }, replace: true });
  return (
    <LogPage
      id="audit"
      path="/audit"
      texts={{
        title: t('audit.title'),
        failed: t('audit.failed'),
        none: t('audit.none'),
        noneNext: t('audit.noneNext'),
        noneMatch: t('audit.noneMatch'),
        noneMatchNext: t('audit.noneMatchNext'),
      }}
      icon={<IconClipboardOff aria-hidden />}
      source={source}
      columns={useAuditColumns()}
      isFiltered={active > 0}
      place={place}
      onPlace={go}
      onOpen={setOpen}
      filters={
        <FilterBar active={active} onClear={() => void navigate({ to: '/audit', search: place })}>
          <TextFilter
            label={t('audit.actor')}
            value={filter.actor}
            maxLength={60}
            onChange={(actor) => go({ actor })}
          />
          <TextFilter
            label={t('audit.text')}
            value={filter.text}
            maxLength={100}
            onChange={(text) => go({ text })}
          />
          <PeriodFilters filter={filter} onChange={go} />
        </FilterBar>
      }
    >
      {open && <AuditDialog entry={open} onClose={() => setOpen(null)} />}
    </LogPage>
  );
}
