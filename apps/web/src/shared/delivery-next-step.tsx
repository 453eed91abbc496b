import { Text } from '@mantine/core';
import type { Delivery } from '@planfix-asterisk/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { dashboardQuery } from '../api/dashboard.ts';
import { formatSpan } from './format.ts';
import { useLanguage } from './use-language.ts';
import { useNow } from './use-now.ts';

/** In one line: what went wrong, and what happens next by itself. */
export function NextStep({ delivery }: { readonly delivery: Delivery }) {
  const { t } = useTranslation();
  const { state, lastCause, lastStatus, mayHaveArrived } = delivery;
  if (state === 'delivered' || state === 'sending') return null;
  const cause = lastCause === null || lastCause === 'ok' ? null : t(`cause.${lastCause}.title`);
  return (
    <Text size="sm" component="span">
      {cause}
      {cause !== null && lastStatus !== null && ` (${lastStatus})`}
      {state === 'waiting' && <Waiting delivery={delivery} hasCause={cause !== null} />}
      {mayHaveArrived && ` ${t('delivery.mayHaveArrived')}`}
    </Text>
  );
}

function Waiting({ delivery, hasCause }: { readonly delivery: Delivery; readonly hasCause: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  const { data: planfix } = useQuery({ ...dashboardQuery, select: (status) => status.planfix.state });
  const lead = hasCause ? '; ' : '';
  if (delivery.dueAt === null) return `${lead}${t('delivery.waitsForTurn')}`;
  if (planfix === 'paused') return `${lead}${t('delivery.waitsForToken')}`;
  if (delivery.dueAt <= now) return `${lead}${t('delivery.dueNow')}`;
  return `${lead}${t('delivery.retryIn', { span: formatSpan((delivery.dueAt - now) / 1_000, language) })}`;
}
