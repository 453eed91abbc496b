import { Alert, Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { DeliveryDetail } from '@planfix-asterisk/contracts';
import { IconAlertTriangle, IconRepeat } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { replayDelivery } from '../../api/deliveries.ts';
import { useToast } from '../../shared/use-toast.ts';
import { ReasonDialog } from './reason-dialog.tsx';

export function ReplayButton({ delivery }: { readonly delivery: DeliveryDetail }) {
  const { t } = useTranslation();
  const toast = useToast();
  const [isOpen, { open, close }] = useDisclosure(false);
  const isUnderWay = delivery.state === 'waiting' || delivery.state === 'sending';
  const done = () => {
    toast(t('replay.doneTitle'), t('replay.doneText'));
    close();
  };
  return (
    <>
      <Button leftSection={<IconRepeat size={16} aria-hidden />} onClick={open} disabled={isUnderWay}>
        {t('replay.button')}
      </Button>
      <ReasonDialog
        title={t('replay.title')}
        isOpen={isOpen}
        submit={t('replay.submit')}
        failed={t('replay.failed')}
        act={(reason) => replayDelivery(delivery.id, { reason })}
        onDone={done}
        onCancel={close}
      >
        <ReplayWarning delivery={delivery} />
      </ReasonDialog>
    </>
  );
}

function ReplayWarning({ delivery }: { readonly delivery: DeliveryDetail }) {
  const { t } = useTranslation();
  const isPopup = delivery.kind !== 'completed' && delivery.kind !== 'record';
  const text =
    delivery.state === 'delivered'
      ? t('replay.warnDelivered')
      : delivery.mayHaveArrived
        ? t('replay.warnAmbiguous')
        : isPopup
          ? t('replay.warnPopup')
          : t('replay.asStored');
  return (
    <Alert color="orange" icon={<IconAlertTriangle aria-hidden />} title={t('replay.warnTitle')}>
      {text}
    </Alert>
  );
}
