import type { DeliveryFilter } from '@planfix-asterisk/contracts';
import { deliveryKindSchema, deliveryStateSchema, filterCauseSchema } from '@planfix-asterisk/contracts';
import { useTranslation } from 'react-i18next';
import { FilterBar } from '../../shared/filter-bar.tsx';
import { ChoiceFilter, TextFilter } from '../../shared/filter-controls.tsx';
import { PeriodFilters } from '../../shared/period-filters.tsx';
import type { PeriodFilter } from '../../shared/period.ts';
import { activeFilters, httpStatusOf } from '../../shared/search-text.ts';

interface DeliveryFiltersProps {
  readonly filter: DeliveryFilter & PeriodFilter;
  readonly onChange: (change: Partial<DeliveryFilter & PeriodFilter>) => void;
  readonly onClear: () => void;
}

export function DeliveryFilters({ filter, onChange, onClear }: DeliveryFiltersProps) {
  const { t } = useTranslation();
  const active = activeFilters(filter);
  return (
    <FilterBar active={active} onClear={onClear}>
      <ChoiceFilter
        label={t('delivery.state')}
        items={deliveryStateSchema.options.map((value) => ({ value, label: t(`state.${value}`) }))}
        value={filter.state}
        onChange={(state) => onChange({ state })}
      />
      <ChoiceFilter
        label={t('delivery.kind')}
        items={deliveryKindSchema.options.map((value) => ({ value, label: t(`kind.${value}`) }))}
        value={filter.kind}
        onChange={(kind) => onChange({ kind })}
      />
      <ChoiceFilter
        label={t('delivery.cause')}
        items={filterCauseSchema.options.map((value) => ({
          value,
          label: value === 'not-tried' ? t('failed.notTried.title') : t(`cause.${value}.title`),
        }))}
        value={filter.cause}
        onChange={(cause) => onChange({ cause })}
      />
      <TextFilter
        label={t('delivery.httpStatus')}
        value={filter.status === undefined ? undefined : String(filter.status)}
        maxLength={3}
        onChange={(status) => onChange({ status: httpStatusOf(status) })}
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
