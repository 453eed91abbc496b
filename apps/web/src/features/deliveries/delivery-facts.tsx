import type { DeliveryDetail } from '@planfix-asterisk/contracts';
import { useTranslation } from 'react-i18next';
import { NextStep } from '../../shared/delivery-next-step.tsx';
import { FactsList } from '../../shared/facts-list.tsx';
import { formatDateTime } from '../../shared/format.ts';
import { AnchorLink } from '../../shared/links.tsx';
import { ResultBadge, StateBadge } from '../../shared/status-badge.tsx';
import { useLanguage } from '../../shared/use-language.ts';

export function DeliveryFacts({ delivery }: { readonly delivery: DeliveryDetail }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { callId, state, result, finishedAt, extension, shortNumber } = delivery;
  const facts = [
    { label: t('delivery.state'), value: <StateBadge state={state} /> },
    { label: t('delivery.createdAt'), value: formatDateTime(delivery.createdAt, language) },
    {
      label: t('delivery.finishedAt'),
      value: finishedAt === null ? null : formatDateTime(finishedAt, language),
    },
    { label: t('call.direction'), value: t(`direction.${delivery.direction}`) },
    { label: t('call.client'), value: delivery.clientNumber },
    { label: t('call.line'), value: delivery.line },
    { label: t('call.extension'), value: extension },
    { label: t('delivery.shortNumber'), value: shortNumber },
    {
      label: t('delivery.call'),
      value: (
        <AnchorLink to="/calls/$callId" params={{ callId }} size="sm">
          {callId}
        </AnchorLink>
      ),
    },
  ];
  if (result !== null)
    facts.splice(4, 0, { label: t('call.result'), value: <ResultBadge result={result} /> });
  if (state === 'waiting')
    facts.splice(1, 0, { label: t('delivery.next'), value: <NextStep delivery={delivery} /> });
  return <FactsList facts={facts} />;
}
