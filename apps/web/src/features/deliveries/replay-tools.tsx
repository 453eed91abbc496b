import type { DeliveryFilter } from '@planfix-asterisk/contracts';
import { useTranslation } from 'react-i18next';
import type { PeriodFilter } from '../../shared/period.ts';
import { timed } from '../../shared/period.ts';
import { replayFilterOf } from '../replays/replay-filter.ts';
import { ReplayManyButton } from '../replays/replay-many-button.tsx';

/** As the API takes them; more are better found by a filter. */
const mostSelected = 1_000;

interface ReplayToolsProps {
  readonly filter: DeliveryFilter & PeriodFilter;
  readonly selected: ReadonlySet<string>;
}

/** Sends again what is marked, or else all that the filter shows, seen or not. */
export function ReplayTools({ filter, selected }: ReplayToolsProps) {
  const { t } = useTranslation();
  const count = selected.size;
  if (count === 0)
    return <ReplayManyButton filter={replayFilterOf(timed(filter))} label={t('replays.openPlanFilter')} />;
  return (
    <ReplayManyButton
      filter={count > mostSelected ? undefined : { ids: [...selected].map(Number) }}
      label={t('replays.openPlanSelection', { count })}
    />
  );
}
