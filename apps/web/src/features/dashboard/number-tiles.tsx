import { SimpleGrid, Text } from '@mantine/core';
import type { Dashboard } from '@planfix-asterisk/contracts';
import { createLink } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMs, formatSpan } from '../../shared/format.ts';
import { useLanguage } from '../../shared/use-language.ts';
import { useNow } from '../../shared/use-now.ts';
import classes from './tile.module.css';
import type { Mood } from './tile.tsx';

const NumberLink = createLink('a');

/** Longer than the longest pop-up lives (20 s) and the first retries of a result: someone should look. */
const worryingAgeMs = 120_000;
/** A pop-up later than this reaches the employee after the greeting. */
const slowPopupMs = 1_000;

export function NumberTiles({ dashboard }: { readonly dashboard: Dashboard }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  const { waiting, oldestWaitingAt, failed, expired, superseded, deliveredToday, callsNow, popupLatency } =
    dashboard;
  const age = oldestWaitingAt === null ? 0 : now - oldestWaitingAt;
  const count = (value: number) => new Intl.NumberFormat(language).format(value);
  return (
    <SimpleGrid cols={{ base: 2, sm: 3, lg: 6 }} spacing="sm">
      <NumberLink to="/calls" className={classes.number}>
        <Value title={t('dashboard.callsNow')} value={count(callsNow)} />
      </NumberLink>
      <NumberLink to="/deliveries" search={{ state: ['waiting', 'sending'] }} className={classes.number}>
        <Value
          title={t('dashboard.waiting')}
          value={count(waiting)}
          mood={age > worryingAgeMs ? 'uncertain' : undefined}
          note={
            oldestWaitingAt === null
              ? t('dashboard.noneWaits')
              : t('dashboard.oldest', { span: formatSpan(age / 1_000, language) })
          }
        />
      </NumberLink>
      <NumberLink to="/failed" className={classes.number}>
        <Value
          title={t('dashboard.failedCount')}
          value={count(failed)}
          mood={failed > 0 ? 'bad' : undefined}
          note={failed > 0 ? t('dashboard.lookAndReplay') : t('dashboard.allWell')}
        />
      </NumberLink>
      <NumberLink to="/deliveries" search={{ state: ['expired', 'superseded'] }} className={classes.number}>
        <Value
          title={t('dashboard.expired')}
          value={count(expired + superseded)}
          note={t('dashboard.expiredNote')}
        />
      </NumberLink>
      <NumberLink to="/deliveries" search={{ state: ['delivered'] }} className={classes.number}>
        <Value title={t('dashboard.deliveredToday')} value={count(deliveredToday)} />
      </NumberLink>
      <div className={classes.number}>
        <Value
          title={t('dashboard.latency')}
          value={popupLatency === null ? '—' : formatMs(popupLatency.p50, language)}
          mood={popupLatency !== null && popupLatency.p50 > slowPopupMs ? 'uncertain' : undefined}
          note={
            popupLatency === null
              ? t('dashboard.noPopups')
              : t('dashboard.p95', { time: formatMs(popupLatency.p95, language) })
          }
        />
      </div>
    </SimpleGrid>
  );
}

interface ValueProps {
  readonly title: string;
  readonly value: string;
  readonly mood?: Mood | undefined;
  readonly note?: ReactNode;
}

function Value({ title, value, mood, note }: ValueProps) {
  return (
    <>
      <Text size="sm" fw={600}>
        {title}
      </Text>
      <div className={classes.value} data-mood={mood}>
        {value}
      </div>
      {note !== undefined && (
        <Text size="xs" c="dimmed">
          {note}
        </Text>
      )}
    </>
  );
}
