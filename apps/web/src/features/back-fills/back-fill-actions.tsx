import { Button, Group } from '@mantine/core';
import type { BackFill } from '@planfix-asterisk/contracts';
import { IconPlayerPause, IconPlayerPlay, IconSend, IconX } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackFillSteering } from '../../api/back-fills.ts';
import { steerBackFill } from '../../api/back-fills.ts';
import { ErrorAlert } from '../../shared/error-alert.tsx';

const icons: Record<BackFillSteering, ReactNode> = {
  start: <IconSend size={16} aria-hidden />,
  pause: <IconPlayerPause size={16} aria-hidden />,
  resume: <IconPlayerPlay size={16} aria-hidden />,
  cancel: <IconX size={16} aria-hidden />,
};

/** What one can do with it as it stands; the first is what one most likely wants. */
const actionsIn: Record<BackFill['state'], readonly BackFillSteering[]> = {
  planning: ['cancel'],
  planned: ['start', 'cancel'],
  running: ['pause', 'cancel'],
  settling: ['cancel'],
  paused: ['resume', 'cancel'],
  finished: [],
  cancelled: [],
};

export function BackFillActions({ backFill }: { readonly backFill: BackFill }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { id, state, told, silent } = backFill;
  const steering = useMutation({
    mutationFn: (action: BackFillSteering) => steerBackFill(id, action),
    onSettled: () => client.invalidateQueries({ queryKey: ['back-fills'] }),
  });
  const isNothing = state === 'planned' && told + silent === 0;
  const actions = actionsIn[state].filter((action) => !(action === 'start' && isNothing));
  const label = (action: BackFillSteering) =>
    action === 'start' ? t('backFills.start', { count: told }) : t(`backFills.${action}`);
  return (
    <>
      {steering.isError && <ErrorAlert error={steering.error} title={t('replays.notSteered')} />}
      <Group gap="sm">
        {actions.map((action) => (
          <Button
            key={action}
            variant={action === 'cancel' ? 'default' : 'filled'}
            leftSection={icons[action]}
            loading={steering.isPending && steering.variables === action}
            onClick={() => steering.mutate(action)}
          >
            {label(action)}
          </Button>
        ))}
      </Group>
    </>
  );
}
