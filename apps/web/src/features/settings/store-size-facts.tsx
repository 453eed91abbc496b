import { Alert } from '@mantine/core';
import type { StoreSize } from '@planfix-asterisk/contracts';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { storeSizeQuery } from '../../api/store-size.ts';
import { ErrorAlert } from '../../shared/error-alert.tsx';
import { FactsList } from '../../shared/facts-list.tsx';
import { formatBytes, formatDateTime } from '../../shared/format.ts';
import { Loading } from '../../shared/loading.tsx';
import { useLanguage } from '../../shared/use-language.ts';

/** How large the database is, how fast it grows, and where it will settle with these settings. */
export function StoreSizeFacts() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(storeSizeQuery);
  if (error) return <ErrorAlert error={error} title={t('storeSize.failed')} onRetry={() => void refetch()} />;
  return data ? <Facts size={data} /> : <Loading lines={2} />;
}

function Facts({ size }: { readonly size: StoreSize }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const bytes = (value: number) => formatBytes(value, language);
  const { freeInside, diskFree, oldestAt, perDay, settlesAt } = size;
  const grows = Math.max(0, settlesAt - size.bytes);
  return (
    <>
      <FactsList
        facts={[
          { label: t('storeSize.now'), value: bytes(size.bytes) },
          ...(size.kind === 'sqlite' ? [{ label: t('storeSize.freeInside'), value: bytes(freeInside) }] : []),
          {
            label: t('storeSize.messages'),
            value: new Intl.NumberFormat(language).format(size.messages),
          },
          {
            label: t('storeSize.oldest'),
            value: oldestAt === null ? null : formatDateTime(oldestAt, language),
          },
          { label: t('storeSize.perDay'), value: bytes(perDay) },
          { label: t('storeSize.settlesAt'), value: bytes(settlesAt) },
          ...(diskFree === null ? [] : [{ label: t('storeSize.diskFree'), value: bytes(diskFree) }]),
        ]}
      />
      {diskFree !== null && grows > diskFree && (
        <Alert
          color="orange"
          my="md"
          icon={<IconAlertTriangle aria-hidden />}
          title={t('storeSize.tooLarge')}
        >
          {t('storeSize.tooLargeNext')}
        </Alert>
      )}
    </>
  );
}
