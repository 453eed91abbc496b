import { zodResolver } from '@hookform/resolvers/zod';
import { Button, Group, NumberInput, Stack, Text, Textarea } from '@mantine/core';
import { startReplaySchema } from '@planfix-asterisk/contracts';
import type { ReplayJob } from '@planfix-asterisk/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Controller, useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { startReplay } from '../../api/replays.ts';
import { ErrorAlert } from '../../shared/error-alert.tsx';
import { formatSpan } from '../../shared/format.ts';
import { useLanguage } from '../../shared/use-language.ts';

/** Why and how fast; then off, to the page that shows the progress. */
export function StartForm({ job, onClose }: { readonly job: ReplayJob; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { register, control, handleSubmit, formState } = useForm({
    resolver: zodResolver(startReplaySchema),
    defaultValues: { reason: '', perSecond: job.perSecond },
  });
  const starting = useMutation({
    mutationFn: (start: Parameters<typeof startReplay>[1]) => startReplay(job.id, start),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['replays'] });
      onClose();
      void navigate({ to: '/replays/$replayId', params: { replayId: String(job.id) } });
    },
  });
  return (
    <form onSubmit={(event) => void handleSubmit((start) => starting.mutate(start))(event)} noValidate>
      <Stack>
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
        <Controller
          control={control}
          name="perSecond"
          render={({ field }) => (
            <NumberInput
              label={t('replays.perSecond')}
              description={t('replays.perSecondHelp')}
              min={1}
              max={200}
              allowDecimal={false}
              error={formState.errors.perSecond && t('settings.fields.replayPerSecond.error')}
              value={field.value ?? ''}
              onBlur={field.onBlur}
              onChange={field.onChange}
            />
          )}
        />
        <Duration planned={job.planned} perSecond={useWatch({ control, name: 'perSecond' })} />
        {starting.isError && <ErrorAlert error={starting.error} title={t('replays.notStarted')} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
          <Button type="submit" loading={starting.isPending} disabled={job.planned === 0}>
            {t('replays.start', { count: job.planned })}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Duration({ planned, perSecond }: { readonly planned: number; readonly perSecond: unknown }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (typeof perSecond !== 'number' || perSecond < 1 || planned === 0) return null;
  return (
    <Text size="sm" c="dimmed">
      {t('replays.takes', { span: formatSpan(planned / perSecond, language) })}
    </Text>
  );
}
