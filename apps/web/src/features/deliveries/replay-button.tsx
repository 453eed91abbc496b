import { Alert, Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { zodResolver } from '@hookform/resolvers/zod';
import type { DeliveryDetail } from '@planfix-asterisk/contracts';
import { replayRequestSchema } from '@planfix-asterisk/contracts';
import { IconAlertTriangle, IconRepeat } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useDisclosure } from '@mantine/hooks';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { replayDelivery } from '../../api/deliveries.ts';
import { ErrorAlert } from '../../shared/error-alert.tsx';
import { useToast } from '../../shared/use-toast.ts';

export function ReplayButton({ delivery }: { readonly delivery: DeliveryDetail }) {
  const { t } = useTranslation();
  const [isOpen, { open, close }] = useDisclosure(false);
  const isUnderWay = delivery.state === 'waiting' || delivery.state === 'sending';
  return (
    <Group gap="sm">
      <Button leftSection={<IconRepeat size={16} aria-hidden />} onClick={open} disabled={isUnderWay}>
        {t('replay.button')}
      </Button>
      {isUnderWay && (
        <Text size="sm" c="dimmed">
          {t('replay.underWay')}
        </Text>
      )}
      <Modal
        opened={isOpen}
        onClose={close}
        title={t('replay.title')}
        closeButtonProps={{ 'aria-label': t('app.close') }}
      >
        <ReplayForm delivery={delivery} onDone={close} />
      </Modal>
    </Group>
  );
}

interface ReplayFormProps {
  readonly delivery: DeliveryDetail;
  readonly onDone: () => void;
}

function ReplayForm({ delivery, onDone }: ReplayFormProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const toast = useToast();
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(replayRequestSchema),
    defaultValues: { reason: '' },
  });
  const replaying = useMutation({
    mutationFn: (request: { reason: string }) => replayDelivery(delivery.id, request),
    onSuccess: () => {
      toast(t('replay.doneTitle'), t('replay.doneText'));
      void client.invalidateQueries({ queryKey: ['deliveries'] });
      onDone();
    },
  });
  return (
    <form onSubmit={(event) => void handleSubmit((request) => replaying.mutate(request))(event)} noValidate>
      <Stack>
        <ReplayWarning delivery={delivery} />
        <Textarea
          label={t('replay.reason')}
          description={t('replay.reasonHelp')}
          data-autofocus
          autosize
          minRows={2}
          maxLength={500}
          error={formState.errors.reason && t('form.required')}
          {...register('reason')}
        />
        {replaying.isError && <ErrorAlert error={replaying.error} title={t('replay.failed')} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {t('app.cancel')}
          </Button>
          <Button type="submit" loading={replaying.isPending}>
            {t('replay.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
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
          : null;
  if (text === null) return null;
  return (
    <Alert color="orange" icon={<IconAlertTriangle aria-hidden />} title={t('replay.warnTitle')}>
      {text}
    </Alert>
  );
}
