import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { TimeFilter } from './filter-controls.tsx';
import type { PeriodFilter } from './period.ts';
import { beginOf, periods } from './period.ts';

type Times = PeriodFilter & { readonly from?: number | undefined; readonly to?: number | undefined };

interface PeriodFiltersProps {
  readonly filter: Times;
  readonly onChange: (change: Times) => void;
}

/** From when to when, or a period up to now, which stays one in a saved filter and a copied link. */
export function PeriodFilters({ filter: { since, from, to }, onChange }: PeriodFiltersProps) {
  const { t } = useTranslation();
  return (
    <>
      <TimeFilter
        label={t('filter.from')}
        value={since === undefined ? from : beginOf(since)}
        onChange={(time) => onChange({ from: time, since: undefined })}
      />
      <TimeFilter label={t('filter.to')} value={to} onChange={(time) => onChange({ to: time })} />
      <Button.Group aria-label={t('filter.period')}>
        {periods.map((period) => (
          <Button
            key={period}
            variant={period === since ? 'light' : 'default'}
            aria-pressed={period === since}
            px="xs"
            onClick={() => onChange({ since: period, from: undefined, to: undefined })}
          >
            {t(`filter.since.${period}`)}
          </Button>
        ))}
      </Button.Group>
    </>
  );
}
