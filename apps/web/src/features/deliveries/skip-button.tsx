import { Button, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { DeliveryDetail } from '@planfix-asterisk/contracts';
import { IconPlayerSkipForward } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { skipDelivery } from '../../api/deliveries.ts';
import { useToast } from '../../shared/use-toast.ts';
import { ReasonDialog } from './reason-dialog.tsx';

/** Gives up the message itself; where a failed result holds this recording, gives up that result and lets the recording go. */
export function SkipButton({ delivery }: { readonly delivery: DeliveryDetail }) {
  const { t } = useTranslation();
  const toast = useToast();
  const [isOpen, { open, close }] = useDisclosure(false);
  const { state, waitsFor } = delivery;
  const isHeld = waitsFor?.state === 'failed';
  if (state !== 'waiting' && state !== 'failed') return null;
  const way = isHeld ? 'release' : 'skip';
  const done = () => {
    toast(t(`skip.${way}.doneTitle`), t(`skip.${way}.doneText`));
    close();
  };
  return (
    <>
      <Button variant="default" leftSection={<IconPlayerSkipForward size={16} aria-hidden />} onClick={open}>
        {t(`skip.${way}.button`)}
      </Button>
      <ReasonDialog
        title={t(`skip.${way}.title`)}
        isOpen={isOpen}
        submit={t(`skip.${way}.button`)}
        failed={t('skip.failed')}
        act={(reason) => skipDelivery(isHeld ? waitsFor.id : delivery.id, { reason })}
        onDone={done}
        onCancel={close}
      >
        <Text size="sm">{t(`skip.${way}.text`)}</Text>
      </ReasonDialog>
    </>
  );
}
