import type { Delivery } from '@planfix-asterisk/contracts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { GridColumn } from './grid/grid-column.ts';
import { formatDateTime } from './format.ts';
import { AnchorLink } from './links.tsx';
import { ResultBadge, StateBadge } from './status-badge.tsx';
import { useLanguage } from './use-language.ts';
import { NextStep } from './delivery-next-step.tsx';

/** Columns of a list of messages: the log's and a call's. */
export function useDeliveryColumns(without: ReadonlySet<string>): readonly GridColumn<Delivery>[] {
  const { t } = useTranslation();
  const language = useLanguage();
  return useMemo(() => {
    const columns: readonly GridColumn<Delivery>[] = [
      {
        id: 'createdAt',
        header: t('delivery.createdAt'),
        width: 165,
        isFixed: true,
        cell: ({ id, createdAt }) => (
          <AnchorLink
            to="/deliveries/$deliveryId"
            params={{ deliveryId: String(id) }}
            search={(search) => search}
            size="sm"
            tabIndex={-1}
          >
            {formatDateTime(createdAt, language)}
          </AnchorLink>
        ),
      },
      { id: 'kind', header: t('delivery.kind'), width: 150, cell: ({ kind }) => t(`kind.${kind}`) },
      {
        id: 'state',
        header: t('delivery.state'),
        width: 150,
        isFixed: true,
        cell: ({ state }) => <StateBadge state={state} />,
      },
      {
        id: 'next',
        header: t('delivery.next'),
        width: 240,
        cell: (delivery) => <NextStep delivery={delivery} />,
      },
      { id: 'client', header: t('call.client'), width: 140, cell: (delivery) => delivery.clientNumber },
      {
        id: 'extension',
        header: t('call.extension'),
        width: 110,
        cell: ({ extension, shortNumber }) =>
          extension === shortNumber ? extension : `${extension} → ${shortNumber}`,
      },
      {
        id: 'result',
        header: t('call.result'),
        width: 160,
        cell: ({ result }) => (result === null ? '' : <ResultBadge result={result} />),
      },
      {
        id: 'attempts',
        header: t('delivery.attempts'),
        width: 90,
        cell: ({ attempts }) => attempts,
      },
      {
        id: 'callId',
        header: t('call.callId'),
        width: 170,
        isHiddenAtFirst: true,
        cell: ({ callId }) => (
          <AnchorLink to="/calls/$callId" params={{ callId }} size="sm" tabIndex={-1}>
            {callId}
          </AnchorLink>
        ),
      },
    ];
    return columns.filter(({ id }) => !without.has(id));
  }, [t, language, without]);
}
