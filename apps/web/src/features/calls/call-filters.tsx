import { Select } from '@mantine/core';
import type { CallFilter } from '@planfix-asterisk/contracts';
import { callSchema } from '@planfix-asterisk/contracts';
import { useTranslation } from 'react-i18next';
import { callResults } from '../../shared/codes.ts';
import { FilterBar } from '../../shared/filter-bar.tsx';
import { TextFilter } from '../../shared/filter-controls.tsx';
import { PeriodFilters } from '../../shared/period-filters.tsx';
import type { PeriodFilter } from '../../shared/period.ts';
import { activeFilters, oneOf } from '../../shared/search-text.ts';

const directions = callSchema.shape.direction.options;

interface CallFiltersProps {
  readonly filter: CallFilter & PeriodFilter;
  readonly onChange: (change: Partial<CallFilter & PeriodFilter>) => void;
  readonly onClear: () => void;
}

export function CallFilters({ filter, onChange, onClear }: CallFiltersProps) {
  const { t } = useTranslation();
  const active = activeFilters(filter);
  return (
    <FilterBar active={active} onClear={onClear}>
      <Select
        label={t('call.direction')}
        placeholder={t('filter.any')}
        clearable
        data={directions.map((value) => ({ value, label: t(`direction.${value}`) }))}
        value={filter.direction ?? null}
        onChange={(value) => onChange({ direction: oneOf(directions, value) })}
      />
      <Select
        label={t('call.result')}
        placeholder={t('filter.any')}
        clearable
        data={callResults.map((value) => ({ value, label: t(`result.${value}`) }))}
        value={filter.result ?? null}
        onChange={(value) => onChange({ result: value ?? undefined })}
      />
      <TextFilter
        label={t('call.extension')}
        value={filter.extension}
        maxLength={40}
        onChange={(extension) => onChange({ extension })}
      />
      <TextFilter
        label={t('call.client')}
        value={filter.phone}
        maxLength={40}
        onChange={(phone) => onChange({ phone })}
      />
      <TextFilter
        label={t('call.callId')}
        value={filter.callId}
        maxLength={120}
        onChange={(callId) => onChange({ callId })}
      />
      <PeriodFilters filter={filter} onChange={onChange} />
    </FilterBar>
  );
}
