import { Alert, Text } from '@mantine/core';
import type { DeliveryDetail } from '@planfix-asterisk/contracts';
import { IconAlertTriangle, IconHourglass, IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { AnchorLink } from '../../shared/links.tsx';
import { PausedNotice } from '../../shared/paused-notice.tsx';

/** What one must know before reading on: what it waits for, why it ended, whether PlanFix may have it after all. */
export function DeliveryNotices({ delivery }: { readonly delivery: DeliveryDetail }) {
  const { t } = useTranslation();
  const { state, lastCause, waitsFor, mayHaveArrived, skippedBy } = delivery;
  return (
    <>
      {state === 'waiting' && <PausedNotice />}
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
          <Text size="sm">
            {t('delivery.skippedText', { actor: skippedBy?.actor ?? '—', reason: skippedBy?.reason ?? '' })}
          </Text>
        </Alert>
      )}
      {state === 'superseded' && (
        <Alert color="sky" icon={<IconInfoCircle aria-hidden />} title={t('delivery.supersededTitle')}>
          <Text size="sm">{t('delivery.supersededText')}</Text>
        </Alert>
      )}
      {waitsFor !== null && <WaitsFor blocker={waitsFor} />}
      {mayHaveArrived && state !== 'delivered' && (
        <Alert color="orange" icon={<IconAlertTriangle aria-hidden />} title={t('delivery.ambiguousTitle')}>
          <Text size="sm">{t('delivery.ambiguousText')}</Text>
        </Alert>
      )}
    </>
  );
}

/** A failed result holds its recording until somebody decides; all else passes by itself. */
function WaitsFor({ blocker }: { readonly blocker: NonNullable<DeliveryDetail['waitsFor']> }) {
  const { t } = useTranslation();
  const isHeld = blocker.state === 'failed';
  return (
    <Alert
      color={isHeld ? 'orange' : 'sky'}
      icon={<IconHourglass aria-hidden />}
      title={isHeld ? t('delivery.heldTitle') : t('delivery.waitsTitle')}
    >
      <Text size="sm">
        {isHeld ? t('delivery.heldText') : t('delivery.waitsText')}{' '}
        <AnchorLink
          to="/deliveries/$deliveryId"
          params={{ deliveryId: String(blocker.id) }}
          search={(search) => search}
          inherit
          underline="always"
        >
          {t('delivery.title', { kind: t(`kind.${blocker.kind}`), id: blocker.id })}
        </AnchorLink>
      </Text>
    </Alert>
  );
}
