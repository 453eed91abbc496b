import { SegmentedControl, Text } from '@mantine/core';
import type { ReplayItem, ReplayResult } from '@planfix-asterisk/contracts';
import { replayResultSchema } from '@planfix-asterisk/contracts';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { replayItemsQuery } from '../../api/replays.ts';
import { DataGrid } from '../../shared/grid/data-grid.tsx';
import type { GridColumn } from '../../shared/grid/grid-column.ts';
import { ErrorAlert } from '../../shared/error-alert.tsx';
import { formatDateTime } from '../../shared/format.ts';
import { AnchorLink } from '../../shared/links.tsx';
import { Loading } from '../../shared/loading.tsx';
import { OlderButton } from '../../shared/older-button.tsx';
import { useLanguage } from '../../shared/use-language.ts';

const rowKey = (item: ReplayItem): string => String(item.eventId);

/** Each message of the replay, in order, with what became of it. */
export function ReplayItems({ jobId }: { readonly jobId: number }) {
  const { t } = useTranslation();
  const [result, setResult] = useState<ReplayResult | undefined>(undefined);
  const query = useInfiniteQuery({
    ...replayItemsQuery(jobId, result),
    placeholderData: keepPreviousData,
  });
  const columns = useItemColumns();
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  const choices = [
    { value: '', label: t('replays.result.all') },
    ...(['queued', 'delivered', 'failed', 'expired', 'changed'] as const).map((value) => ({
      value,
      label: t(`replays.result.${value}`),
    })),
  ];
  return (
    <>
      <SegmentedControl
        mb="sm"
        aria-label={t('replays.results')}
        data={choices}
        value={result ?? ''}
        onChange={(value) => setResult(replayResultSchema.safeParse(value).data)}
      />
      {query.isError && (
        <ErrorAlert error={query.error} title={t('replays.notRead')} onRetry={() => void query.refetch()} />
      )}
      {query.isPending && <Loading lines={3} />}
      {query.isSuccess && rows.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('replays.noItems')}
        </Text>
      )}
      {rows.length > 0 && (
        <>
          <DataGrid
            id="replay-items"
            label={t('replays.results')}
            columns={columns}
            rows={rows}
            rowKey={rowKey}
          />
          <OlderButton query={query} />
        </>
      )}
    </>
  );
}

function useItemColumns(): readonly GridColumn<ReplayItem>[] {
  const { t } = useTranslation();
  const language = useLanguage();
  return useMemo(
    () => [
      {
        id: 'message',
        header: t('delivery.one'),
        width: 220,
        isFixed: true,
        cell: ({ eventId, delivery }) =>
          delivery === null ? (
            t('delivery.number', { id: eventId })
          ) : (
            <AnchorLink to="/deliveries/$deliveryId" params={{ deliveryId: String(eventId) }} size="sm">
              {t('delivery.title', { kind: t(`kind.${delivery.kind}`), id: eventId })}
            </AnchorLink>
          ),
      },
      {
        id: 'result',
        header: t('replays.resultColumn'),
        width: 200,
        isFixed: true,
        cell: ({ result }) => t(`replays.result.${result}`),
      },
      {
        id: 'at',
        header: t('replays.at'),
        width: 165,
        cell: ({ at }) => formatDateTime(at, language),
      },
      {
        id: 'createdAt',
        header: t('delivery.createdAt'),
        width: 165,
        cell: ({ delivery }) => (delivery === null ? '' : formatDateTime(delivery.createdAt, language)),
      },
      {
        id: 'client',
        header: t('call.client'),
        width: 140,
        cell: ({ delivery }) => delivery?.clientNumber ?? '',
      },
      {
        id: 'extension',
        header: t('call.extension'),
        width: 110,
        cell: ({ delivery }) => delivery?.extension ?? '',
      },
    ],
    [t, language],
  );
}
