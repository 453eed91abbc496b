import { Alert, Text } from '@mantine/core';
import type { DeliveryDetail } from '@planfix-asterisk/contracts';
import { IconAlertTriangle, IconHourglass, IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { AnchorLink } from '../../shared/links.tsx';

/** What one must know before reading on: what it waits for, why it ended, whether PlanFix may have it after all. */
export function DeliveryNotices({ delivery }: { readonly delivery: DeliveryDetail }) {
  const { t } = useTranslation();
  const { state, lastCause, waitsFor, mayHaveArrived } = delivery;
  return (
    <>
      {state === 'failed' && (
        <Alert color="red" icon={<IconAlertTriangle aria-hidden />} title={t('delivery.failedTitle')}>
          {lastCause !== null && (
            <Text size="sm">
              {t(`cause.${lastCause}.title`)}. {t(`cause.${lastCause}.next`)}
            </Text>
          )}
          <Text size="sm">{t('delivery.failedNext')}</Text>
        </Alert>
      )}
      {state === 'expired' && (
        <Alert color="orange" icon={<IconHourglass aria-hidden />} title={t('delivery.expiredTitle')}>
          <Text size="sm">{t('delivery.expiredText')}</Text>
        </Alert>
      )}
      {state === 'skipped' && (
        <Alert color="sky" icon={<IconInfoCircle aria-hidden />} title={t('delivery.skippedTitle')}>
          <Text size="sm">{t('delivery.skippedText')}</Text>
        </Alert>
      )}
      {waitsFor !== null && (
        <Alert color="sky" icon={<IconHourglass aria-hidden />} title={t('delivery.waitsTitle')}>
          <Text size="sm">
            {t('delivery.waitsText')}{' '}
            <AnchorLink
              to="/deliveries/$deliveryId"
              params={{ deliveryId: String(waitsFor) }}
              search={(search) => search}
              inherit
              underline="always"
            >
              {t('delivery.number', { id: waitsFor })}
            </AnchorLink>
          </Text>
        </Alert>
      )}
      {mayHaveArrived && state !== 'delivered' && (
        <Alert color="orange" icon={<IconAlertTriangle aria-hidden />} title={t('delivery.ambiguousTitle')}>
          <Text size="sm">{t('delivery.ambiguousText')}</Text>
        </Alert>
      )}
    </>
  );
}
