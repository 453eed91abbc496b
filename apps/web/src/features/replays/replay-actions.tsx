import { Button, Group } from '@mantine/core';
import type { ReplayJob } from '@planfix-asterisk/contracts';
import { IconPlayerPause, IconPlayerPlay, IconX } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Steering } from '../../api/replays.ts';
import { steerReplay } from '../../api/replays.ts';
import { ErrorAlert } from '../../shared/error-alert.tsx';

export function ReplayActions({ job }: { readonly job: ReplayJob }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const steering = useMutation({
    mutationFn: (action: Steering) => steerReplay(job.id, action),
    onSettled: () => client.invalidateQueries({ queryKey: ['replays'] }),
  });
  const isOn = job.state === 'running' || job.state === 'paused';
  const button = (action: Steering) => ({
    loading: steering.isPending && steering.variables === action,
    onClick: () => steering.mutate(action),
  });
  return (
    <>
      {steering.isError && <ErrorAlert error={steering.error} title={t('replays.notSteered')} />}
      {isOn && (
        <Group gap="sm">
          {job.state === 'running' ? (
            <Button leftSection={<IconPlayerPause size={16} aria-hidden />} {...button('pause')}>
              {t('replays.pause')}
            </Button>
          ) : (
            <Button leftSection={<IconPlayerPlay size={16} aria-hidden />} {...button('resume')}>
              {t('replays.resume')}
            </Button>
          )}
          <Button variant="default" leftSection={<IconX size={16} aria-hidden />} {...button('cancel')}>
            {t('replays.cancel')}
          </Button>
        </Group>
      )}
    </>
  );
}
