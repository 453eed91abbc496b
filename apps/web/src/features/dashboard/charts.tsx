import { SimpleGrid } from '@mantine/core';
import type { HourStats } from '@planfix-asterisk/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { statsQuery } from '../../api/dashboard.ts';
import { ErrorAlert } from '../../shared/error-alert.tsx';
import { formatMs, formatTime } from '../../shared/format.ts';
import { Loading } from '../../shared/loading.tsx';
import { useLanguage } from '../../shared/use-language.ts';
import { useNow } from '../../shared/use-now.ts';
import { Chart } from './chart.tsx';
import type { Series } from './chart.tsx';

const hourMs = 3_600_000;
const hoursShown = 24;

/** The last day hour by hour, from kept counters; each hour leads to its rows. */
export function Charts() {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const thisHour = Math.floor(useNow(60_000) / hourMs) * hourMs;
  const from = thisHour - (hoursShown - 1) * hourMs;
  const { data, error, refetch } = useQuery({
    ...statsQuery(from, thisHour),
    placeholderData: keepPreviousData,
  });
  const hours = useMemo(() => data?.hours.map(({ hour }) => hour) ?? [], [data]);
  const count = useMemo(() => new Intl.NumberFormat(language), [language]);
  const lines = useSeries(data?.hours);
  if (error) return <ErrorAlert error={error} title={t('chart.failed')} onRetry={() => void refetch()} />;
  if (!data) return <Loading lines={4} />;
  const hourName = (hour: number): string =>
    `${formatTime(hour, language).slice(0, 5)} – ${formatTime(hour + hourMs, language).slice(0, 5)}`;
  const period = (hour: number) => ({ from: hour, to: hour + hourMs - 1 });
  const common = { hours, hourName };
  return (
    <SimpleGrid cols={{ base: 1, md: 3 }}>
      <Chart
        {...common}
        title={t('chart.calls')}
        look="bars"
        series={lines.calls}
        format={(value) => count.format(value)}
        onOpen={(hour) => void navigate({ to: '/calls', search: period(hour) })}
      />
      <Chart
        {...common}
        title={t('chart.messages')}
        look="bars"
        series={lines.messages}
        format={(value) => count.format(value)}
        onOpen={(hour) => void navigate({ to: '/deliveries', search: period(hour) })}
      />
      <Chart
        {...common}
        title={t('chart.latency')}
        look="line"
        series={lines.latency}
        format={(value) => formatMs(value, language)}
        onOpen={(hour) =>
          void navigate({
            to: '/deliveries',
            search: { ...period(hour), kind: ['incoming', 'outgoing', 'accepted'] },
          })
        }
      />
    </SimpleGrid>
  );
}

function useSeries(
  hours: readonly HourStats[] | undefined,
): Record<'calls' | 'messages' | 'latency', readonly Series[]> {
  const { t } = useTranslation();
  return useMemo(() => {
    const of = (label: string, color: string, value: (hour: HourStats) => number | null): Series => ({
      label,
      color,
      values: hours?.map(value) ?? [],
    });
    return {
      calls: [
        of(t('chart.answered'), '--panel-good', ({ callsIn, missed }) => callsIn - missed),
        of(t('chart.missed'), '--panel-bad', ({ missed }) => missed),
        of(t('chart.outgoing'), '--mantine-color-anchor', ({ callsOut }) => callsOut),
      ],
      messages: [
        of(t('state.delivered'), '--panel-good', ({ delivered }) => delivered),
        of(t('state.failed'), '--panel-bad', ({ failed }) => failed),
        of(t('state.expired'), '--panel-uncertain', ({ expired }) => expired),
      ],
      latency: [of(t('chart.mean'), '--mantine-color-anchor', ({ popupMs }) => popupMs)],
    };
  }, [hours, t]);
}
