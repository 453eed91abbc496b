import { zodResolver } from '@hookform/resolvers/zod';
import { Button, Group, Modal, Stack, Textarea } from '@mantine/core';
import { replayRequestSchema } from '@planfix-asterisk/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { ErrorAlert } from '../../shared/error-alert.tsx';

interface ReasonFormProps {
  /** What one must know before. */
  readonly children: ReactNode;
  readonly submit: string;
  readonly failed: string;
  readonly act: (reason: string) => Promise<void>;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** Nothing is sent again or given up without a reason: it is kept with the name of who did it. */
export function ReasonDialog({
  title,
  isOpen,
  ...form
}: ReasonFormProps & { readonly title: string; readonly isOpen: boolean }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={isOpen}
      onClose={form.onCancel}
      title={title}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <ReasonForm {...form} />
    </Modal>
  );
}

function ReasonForm({ children, submit, failed, act, onDone, onCancel }: ReasonFormProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(replayRequestSchema),
    defaultValues: { reason: '' },
  });
  const acting = useMutation({
    mutationFn: ({ reason }: { reason: string }) => act(reason),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['deliveries'] });
      onDone();
    },
  });
  return (
    <form onSubmit={(event) => void handleSubmit((request) => acting.mutate(request))(event)} noValidate>
      <Stack>
        {children}
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
        {acting.isError && <ErrorAlert error={acting.error} title={failed} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            {t('app.cancel')}
          </Button>
          <Button type="submit" loading={acting.isPending}>
            {submit}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
